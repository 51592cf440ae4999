import type { HandoffPacket, Verdict } from '@lobby/contracts';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useStaffWords } from '@lobby/ui/staff';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { topicName } from '../i18n/topicName.ts';
import { useT, type T } from '../i18n/useT.ts';
import { slotName, slotValue } from './slotText.ts';

const UNEASY = 0.35;
const UPSET = 0.7;

type Props = {
  packet: HandoffPacket;
  /** The last one the customer was shown; a verdict that still lacks facts is on the timeline alone. */
  shown: Verdict | null;
};

/** What came with the handoff, so that nothing is asked twice. What is not known takes no room. */
export function PacketCard({ packet, shown }: Props) {
  const t = useT();
  const words = useStaffWords();
  const [open, setOpen] = useState(true);
  const verdict = packet.verdict ?? shown;
  const tried = [...new Map(packet.tried.map((c) => [`${c.itemId}@${c.version}`, c])).values()];
  const known = packet.known ?? Object.entries({ ...packet.facts, ...packet.slots }).map(([name, value]) => `${slotName(t, name)} ${slotValue(t, name, value)}`);
  return (
    <section className="packet" aria-label={t('packet.title')}>
      <header>
        <h2>{t('packet.title')}</h2>
        <Tag variant="filled">{t(`reason.${packet.reason}`)}</Tag>
        {packet.signal ? <Tag color="error" variant="filled">{packet.signalTitle ?? packet.signal}</Tag> : null}
        <Mood frustration={packet.frustration} />
        <span className="desk-fill" />
        <Button type="text" size="small" icon={open ? <UpOutlined /> : <DownOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'packet.fold' : 'packet.unfold')}</Button>
      </header>
      {open ? (
        <dl>
          {repeats(packet.summary, known) ? null : <Field name={t('packet.summary')} wide>{packet.summary}</Field>}
          {packet.unanswered ? <Field name={t('packet.unanswered')} wide>{packet.unanswered}</Field> : null}
          {packet.topics.length > 0 ? <Field name={t('packet.topics')}>{worthNaming(packet.topics).map((topic) => <span key={topic.id} className="packet-item">{topicName(t, topic.id)} <b>{topic.score.toFixed(2)}</b></span>)}</Field> : null}
          {verdict ? <Field name={t('packet.verdict')}>{words(`verdict.${verdict.outcome}`)}</Field> : null}
          <Field name={t('packet.known')} wide={known.length > 2}>{known.length === 0 ? t('packet.nothingKnown') : known.map((words) => <span key={words} className="packet-known">{words}</span>)}</Field>
          {tried.length > 0 ? <Field name={t('packet.tried')} wide>{tried.slice(0, TRIED_MOST).map((c) => <span key={`${c.itemId}@${c.version}`} className="packet-item" title={`${c.itemId}@${c.version}`}>{c.title} <b>v{c.version}</b></span>)}{tried.length > TRIED_MOST ? <span className="lobby-soft">{t('packet.triedMore', { count: tried.length - TRIED_MOST })}</span> : null}</Field> : null}
        </dl>
      ) : null}
    </section>
  );
}

function Field({ name, wide = false, children }: { name: string; wide?: boolean; children: React.ReactNode }) {
  return <div className={wide ? 'is-wide' : undefined}><dt>{name}</dt><dd>{children}</dd></div>;
}

function Mood({ frustration }: { frustration: number }) {
  const t = useT();
  return <Tag variant="filled" color={frustration >= UPSET ? 'error' : frustration >= UNEASY ? 'warning' : 'default'}>{t('packet.mood')} {moodText(t, frustration)}</Tag>;
}

function moodText(t: T, frustration: number): string {
  if (frustration >= UPSET) return t('mood.upset');
  return frustration >= UNEASY ? t('mood.uneasy') : t('mood.calm');
}

/** More than a glance holds; all of them stand in the tab beside. */
const TRIED_MOST = 4;

/** A summary put together from the fields says nothing besides them; one that a model worded does. */
const repeats = (summary: string, known: readonly string[]): boolean => known.length > 0 && known.every((words) => summary.includes(words));

const TOPICS_MOST = 3;
const TOPIC_LEAST = 0.05;

/** The best topic always, others only where they say something. */
function worthNaming(topics: HandoffPacket['topics']): HandoffPacket['topics'] {
  return topics.slice(0, TOPICS_MOST).filter((topic, at) => at === 0 || topic.score >= TOPIC_LEAST);
}
