import '@lobby/ui/tokens.css';
import '@lobby/ui/staff.css';
import '@lobby/ui/answer.css';
import './compliance.css';
import { mountStaffApp, startI18n } from '@lobby/ui/staff';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { en, zh } from './i18n/words.ts';
import { router } from './router.tsx';
import { queryClient } from './session/queryClient.ts';
import { session } from './session/session.ts';

void session.refresh();
await startI18n({ zh, en });
mountStaffApp(<QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>);
