import { ScreenFailed } from '@lobby/ui/staff';
import { createBrowserRouter } from 'react-router';
import { Gate } from './session/Gate.tsx';

/** Each screen is a chunk of its own; the item table is all the first view needs. */
export const router = createBrowserRouter([
  {
    element: <Gate />,
    HydrateFallback: () => null,
    // The frame stays where a screen fails.
    children: [{
      ErrorBoundary: ScreenFailed,
      children: [
        { index: true, lazy: () => import('./items/ItemsScreen.tsx') },
        { path: 'items/:id', lazy: () => import('./editor/EditorScreen.tsx') },
        { path: 'review', lazy: () => import('./review/ReviewScreen.tsx') },
        { path: 'review/:id', lazy: () => import('./review/ReviewScreen.tsx') },
        { path: 'releases', lazy: () => import('./releases/ReleasesScreen.tsx') },
        { path: 'try', lazy: () => import('./try/TryScreen.tsx') },
        { path: 'graph', lazy: () => import('./graph/GraphScreen.tsx') },
        { path: 'import', lazy: () => import('./import/ImportScreen.tsx') },
        { path: 'quality', lazy: () => import('./quality/QualityScreen.tsx') },
        { path: 'unanswered', lazy: () => import('./unanswered/UnansweredScreen.tsx') },
        { path: '*', lazy: () => import('./items/ItemsScreen.tsx') },
      ],
    }],
  },
], { basename: '/knowledge' });
