import type { ConversationSnapshot } from '@lobby/client';
import { memo } from 'react';
import { CheckIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';
import { dayName } from './dayName.ts';
import { OwnMessage } from './OwnMessage.tsx';
import { QueueCard } from './QueueCard.tsx';
import { Reply } from './Reply.tsx';
import type { Row } from './rows.ts';

type Props = { row: Row; snapshot: ConversationSnapshot };

/** Draws one row. Stored rows do not change, so a new message does not redraw the old ones. */
export const RowView = memo(function RowView({ row, snapshot }: Props) {
  const { w, lang } = useWords();
  switch (row.kind) {
    case 'day': return <p className="day"><span>{dayName(row.at, lang, w)}</span></p>;
    case 'own': return <OwnMessage item={row.item} />;
    case 'bot':
    case 'agent': return <Reply kind={row.kind} entry={row.entry} first={row.first} current={row.current} helpful={row.helpful} />;
    case 'queue': return <QueueCard entry={row.entry} queue={snapshot.queue} />;
    case 'system': return <p className="system"><span>{row.text}</span></p>;
    case 'promise': return <p className="promise"><CheckIcon /><span>{row.text}</span></p>;
    case 'rated': return <p className="system"><span>{w.rateThanks} · {row.score}/5</span></p>;
  }
}, (a, b) => a.row.kind !== 'queue' && same(a.row, b.row));

function same(a: Row, b: Row): boolean {
  if (a.kind === 'own' && b.kind === 'own') return a.item.entry === b.item.entry && a.item.own?.state === b.item.own?.state;
  if ((a.kind === 'bot' || a.kind === 'agent') && (b.kind === 'bot' || b.kind === 'agent')) return a.entry === b.entry && a.first === b.first && a.current === b.current && a.helpful === b.helpful;
  return a.kind === b.kind && a.key === b.key;
}
