import type { DeskTurn, EntryView, KnowledgeQuestion } from '@lobby/contracts';
import { CitationList, EmptyState, ReasonTable, Timings, UnderstandingView, VerdictTree } from '@lobby/ui/staff';
import { Collapse, Descriptions, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { readTrace } from './readTrace.ts';
import { StateChange } from './StateChange.tsx';

/** One turn, from what was understood to what was said. */
export function TurnView({ turn, replies }: { turn: DeskTurn; replies: readonly EntryView[] }) {
  const t = useT();
  if (!turn.trace) return <EmptyState title={t('trace.none')}>{turn.error ?? turn.turnId}</EmptyState>;
  const trace = readTrace(turn.trace);
  return (
    <div className="lobby-stack">
      <p className="lobby-soft lobby-code">{t('trace.turn')} {turn.turnId}{turn.release ? ` · ${turn.release}` : ''}</p>
      {replies.map((reply) => <Reply key={reply.seq} reply={reply} />)}
      <h2>{t('trace.decision')}</h2>
      <ReasonTable reasons={trace.reasons} />
      <h2>{t('trace.knowledge')}</h2>
      {trace.questions.map((question, at) => <Asked key={`${question.intent}${question.text}`} question={question} answer={trace.answers[at]} />)}
      {trace.connectorCalls.map((call) => <p key={call.operation}><code className="lobby-code">{call.operation}</code> {call.ok ? 'ok' : (call.code ?? '—')}</p>)}
      <h2>{t('trace.understanding')}</h2>
      {trace.understanding.map((understanding) => <UnderstandingView key={understanding.masked} understanding={understanding} />)}
      <h2>{t('trace.state')}</h2>
      <StateChange before={trace.stateBefore} after={trace.stateAfter} none={t('trace.unchanged')} />
      <h2>{t('trace.timings')}</h2>
      <Timings timingsMs={trace.timingsMs} />
      <Collapse size="small" items={[{ key: 'raw', label: t('trace.raw'), children: <pre className="trace-raw">{JSON.stringify(turn.trace, null, 2)}</pre> }]} />
    </div>
  );
}

function Reply({ reply }: { reply: EntryView }) {
  return (
    <div className="trace-reply">
      <p>{reply.act ? <Tag variant="filled">{reply.act}</Tag> : null} {reply.text}</p>
      {reply.verdict ? <VerdictTree verdict={reply.verdict} /> : null}
      {reply.citations && reply.citations.length > 0 ? <CitationList citations={reply.citations} /> : null}
    </div>
  );
}

function Asked({ question, answer }: { question: KnowledgeQuestion; answer: { kind: string; itemIds: string[]; route: string } | undefined }) {
  const t = useT();
  const facts = Object.entries({ ...question.slots, ...question.facts }).map(([name, value]) => `${name} = ${String(value)}`);
  return (
    <Descriptions
      size="small" column={1} bordered
      items={[
        { key: 'q', label: t('trace.question'), children: <><Tag variant="filled">{question.intent}</Tag>{question.text}</> },
        { key: 'about', label: t('packet.known'), children: [...question.products, ...question.aspects, ...facts].join(' · ') || '—' },
        { key: 'a', label: t('trace.answer'), children: answer ? `${answer.kind} · ${answer.route} · ${answer.itemIds.join(', ') || '—'}` : '—' },
      ]}
    />
  );
}
