import type { Presence } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { App } from 'antd';
import { useState } from 'react';
import { keepPresence, keptPresence } from './keptPresence.ts';
import { useMe } from '../session/session.ts';
import { useDesk, useDeskState } from './LiveProvider.tsx';

/** The agent's presence as the server has it, and the switch. */
export function usePresence() {
  const desk = useDesk();
  const { presence } = useDeskState();
  const { staff } = useMe();
  const { message } = App.useApp();
  const words = useStaffWords();
  const [busy, setBusy] = useState(false);
  const choose = async (next: Presence): Promise<void> => {
    setBusy(true);
    const answer = await desk.setPresence(next);
    setBusy(false);
    if (answer.ok) keepPresence(next);
    else message.error(problemText(answer.error, words));
  };
  return { presence: presence ?? keptPresence(staff), choose: (next: Presence) => void choose(next), busy };
}
