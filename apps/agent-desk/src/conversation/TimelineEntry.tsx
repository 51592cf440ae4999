import { FileSearchOutlined, LockOutlined } from '@ant-design/icons';
import type { Item } from '@lobby/client';
import type { EntryView } from '@lobby/contracts';
import { ClockTime, useStaffWords, VerdictTree } from '@lobby/ui/staff';
import { Button, Popover, Tag } from 'antd';
import { memo } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMe } from '../session/session.ts';
import { useAgents } from '../actions/useAgents.ts';
import { useQueues } from '../actions/useQueues.ts';
import { CitationChips } from './CitationChips.tsx';
import { EntryFiles } from './EntryFiles.tsx';
import { dataText } from './entryData.ts';
import { factText } from './factText.ts';
import { OwnMark } from './OwnMark.tsx';

const SPOKEN = { 'customer.said': 'customer', 'bot.replied': 'bot', 'agent.said': 'agent', 'note.added': 'note' } as const;
type Speaker = (typeof SPOKEN)[keyof typeof SPOKEN];
type Props = { entry: EntryView; own: Item['own']; onTrace: ((turnId: string) => void) | undefined };

/** One fact of the conversation: words in a bubble by who spoke, everything else as a thin line. */
export const TimelineEntry = memo(function TimelineEntry({ entry, own, onTrace }: Props) {
  const speaker = SPOKEN[entry.type as keyof typeof SPOKEN] as Speaker | undefined;
  return speaker ? <Words entry={entry} own={own} speaker={speaker} onTrace={onTrace} /> : <SystemLine entry={entry} />;
});

function Words({ entry, own, speaker, onTrace }: Props & { speaker: Speaker }) {
  const t = useT();
  const { turnId } = entry;
  return (
    <article className={`entry is-${speaker}${entry.data?.['whisper'] ? ' is-whisper' : ''}`} data-seq={entry.seq}>
      <header><Who entry={entry} speaker={speaker} own={own !== null} /><ClockTime at={entry.at} /></header>
      <div className="entry-words">
        {entry.text ? <p>{entry.text}</p> : null}
        {entry.data?.['redacted'] ? <p className="lobby-soft">{t('conv.redacted')}</p> : null}
        <EntryFiles entry={entry} />
        {entry.steps ? <ol>{entry.steps.map((step) => <li key={step}>{step}</li>)}</ol> : null}
        {entry.table ? <SmallTable table={entry.table} /> : null}
        {isMasked(entry) ? <Tag variant="filled">{t('conv.masked')}</Tag> : null}
        {entry.options && entry.options.length > 0 ? <div className="entry-options">{entry.options.map((option) => <span key={option.id}>{option.label}</span>)}</div> : null}
      </div>
      <footer>
        {entry.citations && entry.citations.length > 0 ? <CitationChips citations={entry.citations} /> : null}
        {entry.verdict ? <VerdictChip verdict={entry.verdict} /> : null}
        {own && (speaker !== 'note' || own.state === 'failed' || own.state === 'sending') ? <OwnMark own={own} /> : null}
        {turnId && onTrace ? <Button size="small" type="text" icon={<FileSearchOutlined />} onClick={() => onTrace(turnId)}>{t('conv.trace')}</Button> : null}
      </footer>
    </article>
  );
}

/** Secrets were taken out of these words before they were stored. */
function isMasked(entry: EntryView): boolean {
  const secrets = entry.data?.['secretsMasked'];
  return Array.isArray(secrets) && secrets.length > 0;
}

function Who({ entry, speaker, own }: { entry: EntryView; speaker: Speaker; own: boolean }) {
  const t = useT();
  const me = useMe().staff;
  // A message that is not stored yet has no name on it; it can only be mine.
  const name = entry.actor.id === me.id || (own && !entry.actor.name) ? t('who.you') : entry.actor.name;
  if (speaker === 'note') return <span className="entry-who"><LockOutlined /> {t(entry.data?.['whisper'] ? 'who.whisper' : 'who.note')}{name ? ` · ${name}` : ''}</span>;
  return <span className="entry-who">{t(`who.${speaker}`)}{speaker === 'agent' && name ? ` · ${name}` : ''}</span>;
}

function SmallTable({ table }: { table: NonNullable<EntryView['table']> }) {
  return (
    <table className="entry-table">
      <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
      <tbody>{table.rows.map((row) => <tr key={row.join('|')}>{row.map((cell, at) => <td key={table.columns[at] ?? cell}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );
}

function VerdictChip({ verdict }: { verdict: NonNullable<EntryView['verdict']> }) {
  const t = useStaffWords();
  return <Popover trigger="click" content={<div className="entry-popover"><VerdictTree verdict={verdict} /></div>}><Button size="small">{t(`verdict.${verdict.outcome}`)}</Button></Popover>;
}

function SystemLine({ entry }: { entry: EntryView }) {
  const t = useT();
  const { nameOf } = useQueues();
  const { agents } = useAgents({ still: true });
  const me = useMe().staff.id;
  const note = dataText(entry, 'note') || dataText(entry, 'comment') || dataText(entry, 'question');
  const pivot = entry.type === 'handoff.requested' || entry.type === 'accepted' || entry.type === 'taken_over';
  return (
    <div className={`entry-line${pivot ? ' is-pivot' : ''}`} data-seq={entry.seq}>
      <span>{factText(t, entry, nameOf, me, (id) => agents.find((agent) => agent.id === id)?.name)} <ClockTime at={entry.at} /></span>
      {note ? <q>{note}</q> : null}
    </div>
  );
}
