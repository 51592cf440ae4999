import { ScreenFailed } from '@lobby/ui/staff';
import { createBrowserRouter } from 'react-router';
import { Gate } from './session/Gate.tsx';

/** Each screen is a chunk of its own, so that the inbox never waits for the wall. */
export const router = createBrowserRouter([
  {
    element: <Gate />,
    HydrateFallback: () => null,
    // The frame stays where a screen fails.
    children: [{
      ErrorBoundary: ScreenFailed,
      children: [
        { index: true, lazy: () => import('./DeskScreen.tsx') },
        { path: 'c/:conversationId', lazy: () => import('./DeskScreen.tsx') },
        { path: 'tickets', lazy: () => import('./tickets/TicketsScreen.tsx') },
        { path: 'tickets/:ticketId', lazy: () => import('./tickets/TicketsScreen.tsx') },
        { path: 'wall', lazy: () => import('./wall/WallScreen.tsx') },
        { path: 'settings', lazy: () => import('./settings/SettingsScreen.tsx') },
        { path: 'settings/:part', lazy: () => import('./settings/SettingsScreen.tsx') },
        { path: '*', lazy: () => import('./DeskScreen.tsx') },
      ],
    }],
  },
], { basename: '/desk' });
