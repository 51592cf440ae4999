import type { InboxRow, SearchHit } from '@lobby/contracts';
import { EmptyState, problemText, useStaffWords } from '@lobby/ui/staff';
import { Drawer, type InputRef } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ConsultDialog } from './actions/ConsultDialog.tsx';
import { OfferBanner } from './actions/OfferBanner.tsx';
import { TransferDialog } from './actions/TransferDialog.tsx';
import { useLoudOffer } from './actions/useLoudOffer.ts';
import { useMoves } from './actions/useMoves.ts';
import { useDraft } from './composer/useDraft.ts';
import { ConversationPane } from './conversation/ConversationPane.tsx';
import { rowFromInfo } from './conversation/rowFromInfo.ts';
import { useConversationInfo, useTimeline } from './conversation/useConversation.ts';
import { Header } from './Header.tsx';
import { useT } from './i18n/useT.ts';
import { NO_FILTER } from './inbox/groupRows.ts';
import { InboxPane, useLines, type InboxView } from './inbox/InboxPane.tsx';
import { useInboxRows } from './inbox/useInboxRows.ts';
import { KeyHelp } from './keyboard/KeyHelp.tsx';
import { useDeskKeys } from './keyboard/useDeskKeys.ts';
import { useDesk, useDeskState } from './live/LiveProvider.tsx';
import { useMe } from './session/session.ts';
import { SidePane } from './side/SidePane.tsx';
import { useWide } from './useWide.ts';

/** Three panes: what waits, the conversation, everything one needs to know beside it. */
export function Component() {
  const t = useT();
  const { conversationId = null } = useParams();
  const navigate = useNavigate();
  const inbox = useInboxRows();
  const loud = useLoudOffer(inbox.offers);
  // Without a line nobody can accept, and what the screen says of the line must not be covered.
  const connected = useDeskState().connection === 'online';
  const [view, setView] = useState<InboxView>({ tab: 'mine', filter: NO_FILTER });
  const lines = useLines(inbox.rows, view);
  const moves = useMoves();
  const draft = useDraft(conversationId);
  const [dialog, setDialog] = useState<'none' | 'transfer' | 'consult' | 'resolve' | 'help' | 'details'>('none');
  const search = useRef<InputRef>(null);
  const area = useRef<TextAreaRef>(null);
  const open = (id: string): void => void navigate(`/c/${id}`);
  const { row, info } = useOpenRow(conversationId, inbox.rows);
  const close = (): void => setDialog('none');

  const accept = async (wanted: InboxRow): Promise<void> => {
    if (!(await moves.accept(wanted))) return;
    setView({ ...view, tab: 'mine' });
    open(wanted.conversationId);
    requestAnimationFrame(() => area.current?.focus());
  };
  const moving = { ...moves, accept: async (wanted: InboxRow) => accept(wanted).then(() => true) };
  useDeskKeys({ lines, chosen: conversationId, row, offers: inbox.offers, loud, draft, area, search, open, accept: (wanted) => void accept(wanted), show: setDialog });

  const write = (words: string): void => {
    draft.setDraft({ ...draft.draft, mode: 'reply', reply: draft.draft.reply ? `${draft.draft.reply}\n${words}` : words });
    close();
    area.current?.focus();
  };
  const quote = (hit: SearchHit): void => {
    write(`${hit.snippet}${t('knowledge.cited', { title: hit.title })}`);
  };

  return (
    <div className="desk-screen">
      <Header onHelp={() => setDialog('help')} />
      <OfferBanner offers={connected ? inbox.offers : []} loud={loud} onAccept={(wanted) => void accept(wanted)} onDecline={(wanted) => void moves.decline(wanted)} onOpen={(wanted) => open(wanted.conversationId)} />
      <main className={`desk${row ? ' has-conversation' : ''}`}>
        <InboxPane rows={inbox.rows} problem={inbox.problem} onRetry={inbox.retry} chosen={conversationId} onOpen={open} view={view} onView={setView} lines={lines} searchRef={search} />
        {row ? (
          <>
            <ConversationPane
              key={row.conversationId} row={row} info={info.data} moves={moving} draft={draft} areaRef={area} onTransfer={() => setDialog('transfer')} onConsult={() => setDialog('consult')}
              resolving={dialog === 'resolve'} onResolving={(show) => setDialog(show ? 'resolve' : 'none')} onBack={() => void navigate('/')} onDetails={() => setDialog('details')}
            />
            <Beside row={row} info={info.data} shownAsDrawer={dialog === 'details'} onClose={close} onQuote={quote} onWrite={write} onOpen={(id) => { close(); open(id); }} />
            <TransferDialog open={dialog === 'transfer'} currentQueue={row.queue} onClose={close} onTransfer={(wish) => moves.transfer(row, wish)} />
            <ConsultDialog open={dialog === 'consult'} onClose={close} onAsk={(agentId, name, question) => moves.consult(row, agentId, name, question)} />
          </>
        ) : <NothingOpen conversationId={conversationId} info={info} />}
      </main>
      <KeyHelp open={dialog === 'help'} onClose={close} />
    </div>
  );
}

/** The row on screen; a conversation that is in no list (an old link) is read by itself. */
function useOpenRow(conversationId: string | null, rows: readonly InboxRow[] | undefined) {
  const listed = rows?.find((one) => one.conversationId === conversationId) ?? null;
  const info = useConversationInfo(conversationId, listed ? `${listed.lastSeq}.${listed.status}` : 'unlisted');
  // What was read before somebody else took it must not linger once it is out of sight.
  return { row: listed ?? (conversationId && info.data && !info.isError ? rowFromInfo(info.data) : null), info };
}

function NothingOpen({ conversationId, info }: { conversationId: string | null; info: ReturnType<typeof useConversationInfo> }) {
  const t = useT();
  const words = useStaffWords();
  if (conversationId && info.isError && info.error.problem.code === 'not_found') return <section className="desk-conversation is-empty"><EmptyState title={t('conv.gone')}>{t('conv.goneNext')}</EmptyState></section>;
  if (conversationId && info.isError) return <section className="desk-conversation is-empty"><EmptyState title={problemText(info.error.problem, words)}>{t('conv.pickNext')}</EmptyState></section>;
  return <section className="desk-conversation is-empty">{conversationId ? null : <EmptyState title={t('conv.pick')}>{t('conv.pickNext')}</EmptyState>}</section>;
}

type BesideProps = Pick<Parameters<typeof SidePane>[0], 'row' | 'info' | 'onQuote' | 'onWrite' | 'onOpen'> & { shownAsDrawer: boolean; onClose: () => void };

/** The right pane; on a narrow screen it comes as a drawer. */
function Beside({ row, info, shownAsDrawer, onClose, onQuote, onWrite, onOpen }: BesideProps) {
  const t = useT();
  const wide = useWide();
  const { entries } = useTimeline(row.conversationId);
  const desk = useDesk();
  const me = useMe().staff.id;
  const mine = row.status === 'assigned' && (row.assignee === me || row.speakers?.includes(me) === true);
  // What is not in one's hands cannot be said; it is laid ready instead.
  const say = (text: string): void => { if (mine) desk.send(row.conversationId, text); else onWrite(text); };
  const pane = <SidePane key={row.conversationId} row={row} info={info} entries={entries} onQuote={onQuote} onWrite={onWrite} onOpen={onOpen} onSay={say} />;
  if (wide) return pane;
  return <Drawer open={shownAsDrawer} onClose={onClose} size={380} title={t('conv.details')}>{pane}</Drawer>;
}
