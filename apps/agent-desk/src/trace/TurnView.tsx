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
      {trace.flowSteps.length > 0 ? <><h2>{t('trace.steps')}</h2><p><code className="lobby-code">{walked(trace.flowSteps)}</code></p></> : null}
      {trace.questions.length > 0 ? <h2>{t('trace.knowledge')}</h2> : null}
      {trace.questions.map((question, at) => <Asked key={`${question.intent}${question.text}`} question={question} answer={trace.answers[at]} />)}
      {trace.connectorCalls.length > 0 ? <h2>{t('trace.bank')}</h2> : null}
      {trace.connectorCalls.map((call, at) => <p key={`${call.operation}${at}`}><code className="lobby-code">{call.operation}</code> {call.ok ? t('trace.bankOk') : (call.code ?? '—')}</p>)}
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

/** "flow.card-loss: known → type → tail" */
function walked(steps: readonly { flow: string; step: string }[]): string {
  const flows = [...new Set(steps.map((s) => s.flow))];
  return flows.map((flow) => `${flow}: ${steps.filter((s) => s.flow === flow).map((s) => s.step).join(' → ')}`).join(' · ');
}

function Reply({ reply }: { reply: EntryView }) {
  const t = useT();
  return (
    <div className="trace-reply">
      <p>{reply.act ? <Tag variant="filled">{t(`act.${reply.act}`)}</Tag> : null} {reply.text}</p>
      {reply.verdict ? <VerdictTree verdict={reply.verdict} withIds /> : null}
      {reply.citations && reply.citations.length > 0 ? <CitationList citations={reply.citations} withIds /> : null}
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
