import type { Ack, InboxRow, Problem, StaffNames } from '@lobby/contracts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../live/LiveProvider.tsx';
import { session } from '../session/session.ts';
import type { TransferWish } from './TransferDialog.tsx';
import { useRunner } from './useRunner.ts';

export type ConversationMoves = {
  busy: boolean;
  accept: (row: InboxRow) => Promise<boolean>;
  decline: (row: InboxRow) => Promise<void>;
  transfer: (row: InboxRow, wish: TransferWish) => Promise<boolean>;
  consult: (row: InboxRow, agentId: string, name: string, question: string) => Promise<boolean>;
  endConsult: (row: InboxRow, agentId: string) => Promise<void>;
  takeOver: (row: InboxRow) => Promise<void>;
  join: (row: InboxRow) => Promise<void>;
  leave: (row: InboxRow) => Promise<void>;
  toBot: (row: InboxRow) => Promise<void>;
  resolve: (row: InboxRow) => Promise<void>;
};

/** What is read anew after a move. */
const MOVED: readonly string[] = ['conversation', 'ticket', 'customer', 'queues', 'agents'];

/** What an agent does with a conversation; each says how it went. A lost race names the winner. */
export function useMoves(): ConversationMoves {
  const t = useT();
  const desk = useDesk();
  const lostTo = async (problem: Problem): Promise<string | null> => {
    if (problem.code !== 'already_accepted') return null;
    const winner = winnerOf(problem);
    const answer = winner ? await session.api.get<StaffNames>('/api/v1/desk/staff-names', { query: { ids: winner } }) : null;
    const name = winner && answer?.ok ? answer.value.names[winner] : undefined;
    return name ? t('action.lost', { name }) : t('action.lostUnknown');
  };
  const { run: runOnce, busy } = useRunner({ renews: MOVED, explain: lostTo });
  const run = async (what: Promise<Ack<unknown>>, done: string): Promise<boolean> => {
    const went = await runOnce(what, done);
    if (!went) void desk.refresh();
    return went;
  };

  return {
    busy,
    accept: async (row) => (row.handoffId ? run(desk.accept(row.handoffId), t('action.accepted')) : false),
    decline: async (row) => {
      if (row.handoffId) await run(desk.decline(row.handoffId), t('action.declined'));
    },
    transfer: (row, { queue, name, note, toAgent }) => run(desk.transfer(row.conversationId, queue, note, toAgent), t('transfer.done', { queue: name })),
    consult: (row, agentId, name, question) => run(desk.askColleague(row.conversationId, agentId, question), t('consult.done', { name })),
    endConsult: async (row, agentId) => void (await run(desk.endConsult(row.conversationId, agentId), t('endConsult.done'))),
    takeOver: async (row) => void (await run(desk.takeOver(row.conversationId), t('takeOver.done'))),
    join: async (row) => void (await run(desk.join(row.conversationId), t('join.done'))),
    leave: async (row) => void (await run(desk.leave(row.conversationId), t('leave.done'))),
    toBot: async (row) => void (await run(desk.returnToBot(row.conversationId), t('toBot.done'))),
    resolve: async (row) => void (await run(desk.resolve(row.conversationId), t('resolve.done'))),
  };
}

/** The staff id of whoever was faster, as the refusal carries it. */
function winnerOf({ current }: Problem): string | null {
  return typeof current === 'object' && current !== null && 'by' in current && typeof current.by === 'string' ? current.by : null;
}
