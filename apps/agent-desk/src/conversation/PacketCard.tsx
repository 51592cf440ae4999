import type { HandoffPacket } from '@lobby/contracts';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useStaffWords } from '@lobby/ui/staff';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { topicName } from '../i18n/topicName.ts';
import { useT, type T } from '../i18n/useT.ts';
import { slotName, slotValue } from './slotText.ts';

const UNEASY = 0.35;
const UPSET = 0.7;

/** What came with the handoff, so that nothing is asked twice. */
export function PacketCard({ packet }: { packet: HandoffPacket }) {
  const t = useT();
  const words = useStaffWords();
  const [open, setOpen] = useState(true);
  const known = packet.known ?? Object.entries({ ...packet.facts, ...packet.slots }).map(([name, value]) => `${slotName(t, name)} ${slotValue(t, name, value)}`);
  return (
    <section className="packet" aria-label={t('packet.title')}>
      <header>
        <h2>{t('packet.title')}</h2>
        <Tag variant="filled">{t(`reason.${packet.reason}`)}</Tag>
        {packet.signal ? <Tag color="error" variant="filled">{packet.signal}</Tag> : null}
        <Mood frustration={packet.frustration} />
        <span className="desk-fill" />
        <Button type="text" size="small" icon={open ? <UpOutlined /> : <DownOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'packet.fold' : 'packet.unfold')}</Button>
      </header>
      {open ? (
        <dl>
          <Field name={t('packet.summary')} wide>{packet.summary}</Field>
          <Field name={t('packet.unanswered')} wide>{packet.unanswered ?? '—'}</Field>
          <Field name={t('packet.topics')}>{packet.topics.length === 0 ? '—' : worthNaming(packet.topics).map((topic) => <span key={topic.id} className="packet-item">{topicName(t, topic.id)} <b>{topic.score.toFixed(2)}</b></span>)}</Field>
          <Field name={t('packet.known')}>{known.length === 0 ? t('packet.nothingKnown') : known.map((words) => <span key={words} className="packet-item">{words}</span>)}</Field>
          <Field name={t('packet.tried')}>{packet.tried.length === 0 ? '—' : packet.tried.map((c) => <span key={`${c.itemId}@${c.version}`} className="packet-item" title={`${c.itemId}@${c.version}`}>{c.title} <b>v{c.version}</b></span>)}</Field>
          <Field name={t('packet.verdict')}>{packet.verdict ? words(`verdict.${packet.verdict.outcome}`) : '—'}</Field>
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

const TOPICS_MOST = 3;
const TOPIC_LEAST = 0.05;

/** The best topic always, others only where they say something. */
function worthNaming(topics: HandoffPacket['topics']): HandoffPacket['topics'] {
  return topics.slice(0, TOPICS_MOST).filter((topic, at) => at === 0 || topic.score >= TOPIC_LEAST);
}
