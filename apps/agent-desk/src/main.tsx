import '@lobby/ui/tokens.css';
import '@lobby/ui/staff.css';
import './desk.css';
import { mountStaffApp, startI18n } from '@lobby/ui/staff';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { en, zh } from './i18n/words.ts';
import { queryClient } from './session/queryClient.ts';
import { session } from './session/session.ts';
import { router } from './router.tsx';

void session.refresh();
await startI18n({ zh, en });
mountStaffApp(<QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>);
