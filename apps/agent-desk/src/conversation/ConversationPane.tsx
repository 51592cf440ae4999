import type { DeskConversation, InboxRow } from '@lobby/contracts';
import { LoadingState } from '@lobby/ui/staff';
import { lazy, Suspense, useMemo, useState, type RefObject } from 'react';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { ConversationActions } from '../actions/ConversationActions.tsx';
import type { ConversationMoves } from '../actions/useMoves.ts';
import { Composer } from '../composer/Composer.tsx';
import { useDraft } from '../composer/useDraft.ts';
import { useT, type T } from '../i18n/useT.ts';
import { useDesk } from '../live/LiveProvider.tsx';
import { useMay, useMe } from '../session/session.ts';
import { ConversationHeader } from './ConversationHeader.tsx';
import { latestPacket, latestVerdict } from './entryData.ts';
import { Others } from './Others.tsx';
import { PacketCard } from './PacketCard.tsx';
import { Timeline } from './Timeline.tsx';
import { useCustomer, useTimeline } from './useConversation.ts';
import { withoutOfferRuns } from './withoutOfferRuns.ts';

const TraceDrawer = lazy(() => import('../trace/TraceDrawer.tsx'));

type Props = {
  row: InboxRow; info: DeskConversation | undefined; moves: ConversationMoves; draft: ReturnType<typeof useDraft>; areaRef: RefObject<TextAreaRef | null>;
  onTransfer: () => void; onConsult: () => void; resolving: boolean; onResolving: (open: boolean) => void; onBack: () => void; onDetails: () => void;
};

/** Middle pane: who, what came with the handoff, everything that was said, and the place to answer. */
export function ConversationPane({ row, info, moves, draft, areaRef, onTransfer, onConsult, resolving, onResolving, onBack, onDetails }: Props) {
  const t = useT();
  const me = useMe().staff.id;
  const desk = useDesk();
  const timeline = useTimeline(row.conversationId);
  const told = useMemo(() => withoutOfferRuns(timeline.items), [timeline.items]);
  const customer = useCustomer(info?.customer.id);
  const [turn, setTurn] = useState<string | null>(null);
  const mayTrace = useMay('trace.read');
  const mayWhisper = useMay('conversation.takeover') && row.status === 'assigned' && row.assignee !== me;
  const mayReply = info?.can.reply ?? (row.status === 'assigned' && row.assignee === me);
  const packet = info?.packet ?? latestPacket(timeline.entries);
  const assigneeName = timeline.entries.findLast((entry) => entry.type === 'accepted' || entry.type === 'taken_over')?.actor.name ?? null;
  return (
    <section className="desk-conversation" aria-label={t('conv.label')}>
      <ConversationHeader
        row={row} customer={customer.data?.customer ?? null} assigneeName={row.assignee === me ? t('who.you') : assigneeName} onBack={onBack} onDetails={onDetails}
        actions={<ConversationActions row={row} moves={moves} onTransfer={onTransfer} onConsult={onConsult} resolving={resolving} onResolving={onResolving} />}
      />
      {packet ? <PacketCard key={row.conversationId} packet={packet} shown={latestVerdict(timeline.entries)} /> : null}
      {timeline.loaded || timeline.items.length > 0 ? <Timeline key={row.conversationId} items={told} typing={timeline.customerTyping} onTrace={mayTrace ? setTurn : undefined} /> : <div className="timeline-box"><LoadingState /></div>}
      <Others viewers={timeline.viewers} typing={timeline.agentTyping} me={me} />
      <Composer
        row={row} mayReply={mayReply} mayNote={info?.can.note ?? true} whyNot={whyNot(t, row, me, assigneeName)} draft={draft.draft} onDraft={draft.setDraft} areaRef={areaRef}
        onTyping={(typing) => (typing ? desk.typing(row.conversationId) : undefined)}
        mayWhisper={mayWhisper} onSend={(mode, text, whisper) => {
          const answer = mode === 'reply' ? desk.send(row.conversationId, text) : whisper ? desk.whisper(row.conversationId, text) : desk.note(row.conversationId, text);
          if (answer.ok) draft.setDraft({ ...draft.draft, [mode]: '' });
        }}
      />
      {turn ? <Suspense fallback={null}><TraceDrawer conversationId={row.conversationId} turnId={turn} entries={timeline.entries} onClose={() => setTurn(null)} /></Suspense> : null}
    </section>
  );
}

function whyNot(t: T, row: InboxRow, me: string, assigneeName: string | null): string {
  if (row.status === 'queued' || (row.status === 'offered' && row.offeredTo === me)) return t('composer.readOnlyQueue');
  if (row.status === 'offered') return t('composer.readOnlyOffered');
  if (row.status === 'bot') return t('composer.readOnlyBot');
  if (row.status === 'closed') return t('composer.readOnlyClosed');
  return assigneeName ? t('composer.readOnlyOther', { name: assigneeName }) : t('composer.readOnly');
}
