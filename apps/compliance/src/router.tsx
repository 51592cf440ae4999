import { ScreenFailed } from '@lobby/ui/staff';
import { createBrowserRouter } from 'react-router';
import { Home } from './Home.tsx';
import { Gate } from './session/Gate.tsx';

export const router = createBrowserRouter([
  {
    element: <Gate />,
    HydrateFallback: () => null,
    // The frame stays where a screen fails.
    children: [{
      ErrorBoundary: ScreenFailed,
      children: [
        { path: 'audit', lazy: () => import('./audit/AuditScreen.tsx') },
        { path: 'privacy', lazy: () => import('./privacy/PrivacyScreen.tsx') },
        { path: 'accounts', lazy: () => import('./accounts/AccountsScreen.tsx') },
        { path: 'system', lazy: () => import('./system/SystemScreen.tsx') },
        { path: 'me', lazy: () => import('./own/OwnScreen.tsx') },
        { path: '*', element: <Home /> },
      ],
    }],
  },
], { basename: '/compliance' });
