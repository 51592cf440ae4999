import type { InboxRow } from '@lobby/contracts';
import type { InputRef } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { RefObject } from 'react';
import type { DraftMode } from '../composer/drafts.ts';
import type { useDraft } from '../composer/useDraft.ts';
import { isWaiting, type ListLine } from '../inbox/groupRows.ts';
import { useMe } from '../session/session.ts';
import { useKeys } from './useKeys.ts';

type Desk = {
  lines: readonly ListLine[]; chosen: string | null; row: InboxRow | null; offers: readonly InboxRow[]; loud: InboxRow | null; draft: ReturnType<typeof useDraft>;
  area: RefObject<TextAreaRef | null>; search: RefObject<InputRef | null>;
  open: (conversationId: string) => void; accept: (row: InboxRow) => void; show: (dialog: 'transfer' | 'consult' | 'resolve' | 'help') => void;
};

/** The desk by keyboard. A takes the conversation on screen if it waits, else the offer that the banner shows, else the neediest one, else whoever has waited longest. */
export function useDeskKeys({ lines, chosen, row, offers, loud, draft, area, search, open, accept, show }: Desk): void {
  const me = useMe().staff.id;
  const mine = row?.status === 'assigned' && row.assignee === me;
  const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
  const step = (by: number): void => {
    const at = rows.findIndex((one) => one.conversationId === chosen);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) open(next.conversationId);
  };
  const write = (mode: DraftMode, start?: string): void => {
    if (!row) return;
    draft.setDraft({ ...draft.draft, mode, ...(start && draft.draft.reply === '' ? { reply: start } : {}) });
    area.current?.focus();
  };
  const acceptNext = (): void => {
    const wanted = row && isWaiting(row) ? row : (loud ?? offers[0] ?? rows.find(isWaiting));
    if (wanted) accept(wanted);
  };
  useKeys({
    j: () => step(1), k: () => step(-1), a: acceptNext, r: () => write('reply'), n: () => write('note'), '/': () => write('reply', '/'),
    t: () => mine && show('transfer'), c: () => mine && show('consult'), e: () => mine && show('resolve'), s: () => search.current?.focus(), '?': () => show('help'),
  });
}
