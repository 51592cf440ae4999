import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { StaffTheme } from './StaffTheme.tsx';

/** Puts a staff screen into its page, dressed. Its words must have been started before (`startI18n`). */
export function mountStaffApp(screen: ReactNode): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<StrictMode><StaffTheme>{screen}</StaffTheme></StrictMode>);
}
