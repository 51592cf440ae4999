import { EmptyState, ErrorState, LoadingState, useNow } from '@lobby/ui/staff';
import type { InboxRow, Problem } from '@lobby/contracts';
import { Button } from 'antd';
import { useMemo, type RefObject } from 'react';
import type { InputRef } from 'antd';
import { topicName } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { FilterBar } from './FilterBar.tsx';
import { groupRows, NO_FILTER, rowsOfTab, TABS, type Filter, type ListLine, type Tab } from './groupRows.ts';
import { InboxList } from './InboxList.tsx';
import { WrapUp } from './WrapUp.tsx';
import { PresenceSwitch } from './PresenceSwitch.tsx';

export type InboxView = { tab: Tab; filter: Filter };
type Props = {
  rows: readonly InboxRow[] | undefined; problem: Problem | null; onRetry: () => void; chosen: string | null; onOpen: (conversationId: string) => void;
  view: InboxView; onView: (view: InboxView) => void; lines: readonly ListLine[]; searchRef: RefObject<InputRef | null>;
};

/** Left pane: tabs with counts, search, the list, and one's own presence at its foot. */
export function InboxPane({ rows, problem, onRetry, chosen, onOpen, view, onView, lines, searchRef }: Props) {
  const t = useT();
  const me = useMe().staff.id;
  const inHand = rows?.filter((row) => row.status === 'assigned' && row.assignee === me).length ?? 0;
  return (
    <section className="desk-inbox" aria-label={t('inbox.label')}>
      <nav className="inbox-tabs" aria-label={t('inbox.label')}>
        {TABS.map((tab) => (
          <button key={tab} type="button" aria-pressed={view.tab === tab} onClick={() => onView({ ...view, tab })}>
            {t(`inbox.${tab}`)} <span className="inbox-count">{rows ? rowsOfTab(rows, tab, me).length : '–'}</span>
          </button>
        ))}
      </nav>
      <FilterBar rows={rows ?? []} filter={view.filter} onFilter={(filter) => onView({ ...view, filter })} searchRef={searchRef} />
      {rows && lines.length > 0 ? <InboxList lines={lines} chosen={chosen} onOpen={onOpen} /> : <div className="inbox-scroll"><Nothing rows={rows} problem={problem} onRetry={onRetry} view={view} onClear={() => onView({ ...view, filter: NO_FILTER })} /></div>}
      <WrapUp />
      <PresenceSwitch inHand={inHand} />
    </section>
  );
}

/** The lines to draw now; recounted every few seconds because waiting moves customers over the two-minute line. */
export function useLines(rows: readonly InboxRow[] | undefined, view: InboxView): ListLine[] {
  const me = useMe().staff.id;
  const now = useNow(5_000);
  const t = useT();
  return useMemo(() => groupRows(rowsOfTab(rows ?? [], view.tab, me), view.filter, now, (topic) => topicName(t, topic)), [rows, view, me, now, t]);
}

const EMPTY = { mine: ['inbox.emptyMine', 'inbox.emptyMineNext'], queue: ['inbox.emptyQueue', 'inbox.emptyQueueNext'], all: ['inbox.emptyAll', 'inbox.emptyAllNext'] } as const;

function Nothing({ rows, problem, onRetry, view, onClear }: Pick<Props, 'rows' | 'problem' | 'onRetry' | 'view'> & { onClear: () => void }) {
  const t = useT();
  const me = useMe().staff.id;
  if (!rows) return problem ? <ErrorState problem={problem} onRetry={onRetry} /> : <LoadingState />;
  if (rowsOfTab(rows, view.tab, me).length > 0) return <EmptyState title={t('inbox.noMatch')}>{t('inbox.noMatchNext')} <Button size="small" onClick={onClear}>{t('inbox.clear')}</Button></EmptyState>;
  const [title, next] = EMPTY[view.tab];
  return <EmptyState title={t(title)}>{t(next)}</EmptyState>;
}
