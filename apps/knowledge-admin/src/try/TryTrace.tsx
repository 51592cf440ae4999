import type { TryResponse } from '@lobby/contracts';
import { CitationList, Timings, UnderstandingView, VerdictTree } from '@lobby/ui/staff';
import { Descriptions, Tag } from 'antd';
import { useHref } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { useTopics } from '../shared/useTopics.ts';
import { useReleaseName } from './useReleaseName.ts';

/** Why: outcome and route, sources, path, what was understood against its thresholds, what was asked of knowledge, how long it took. */
export function TryTrace({ response: { answer, question, understanding, timings } }: { response: TryResponse }) {
  const t = useT();
  const items = useHref('/items');
  const topics = useTopics();
  const topicName = (id: string): string => topics.find((topic) => topic.value === id)?.label ?? id;
  const releaseName = useReleaseName();
  return (
    <div className="lobby-stack">
      <h2>{t('try.trace')}</h2>
      <Descriptions
        size="small" bordered column={{ xs: 1, md: 2 }}
        items={[
          { key: 'kind', label: t('try.kind'), children: <Tag variant="filled">{t(`answerKind.${answer.kind}`)}</Tag> },
          { key: 'score', label: t('try.score'), children: answer.score.toFixed(2) },
          { key: 'route', label: t('try.route'), children: <code className="lobby-code">{answer.trace.route}</code> },
          { key: 'queries', label: t('try.queries'), children: answer.trace.queries },
          { key: 'release', label: t('try.release'), children: <span title={answer.release}>{releaseName(answer.release)}</span> },
          { key: 'asOf', label: t('try.asOf'), children: answer.asOf },
        ]}
      />
      <h3>{t('try.citations')}</h3>
      <CitationList citations={answer.citations} linkOf={(citation) => `${items}/${citation.itemId}`} />
      {answer.verdict ? <><h3>{t('try.path')}</h3><VerdictTree verdict={answer.verdict} withIds /></> : null}
      {answer.missingFacts && answer.missingFacts.length > 0 ? <><h3>{t('try.missing')}</h3><ol className="plain-list">{answer.missingFacts.map((fact) => <li key={fact.fact}>{fact.question} <code className="lobby-code lobby-soft">{fact.fact}</code></li>)}</ol></> : null}
      <h3>{t('try.questionPut')}</h3>
      <QuestionPut question={question} />
      <h3>{t('try.understanding')}</h3>
      {understanding ? <UnderstandingView understanding={understanding} topicName={topicName} /> : <p className="lobby-soft">{t('try.noUnderstanding')}</p>}
      <h3>{t('try.timings')}</h3>
      <Timings timingsMs={{ ...understanding?.timingsMs, ...timings }} />
      {answer.trace.detail.length > 0 ? <><h3>{t('try.detail')}</h3><ol className="plain-list">{answer.trace.detail.map((line) => <li key={line}><code className="lobby-code">{line}</code></li>)}</ol></> : null}
    </div>
  );
}

function QuestionPut({ question }: { question: TryResponse['question'] }) {
  const t = useT();
  const pairs = Object.entries({ ...question.slots, ...question.facts }).map(([name, value]) => `${name} = ${String(value)}`);
  const topics = useTopics();
  const about = [topics.find((topic) => topic.value === question.topic)?.label ?? question.topic, ...question.products, ...question.aspects].filter((word): word is string => Boolean(word));
  return (
    <p>
      <Tag variant="filled">{t('try.intent')} {question.intent}</Tag>
      {about.map((word) => <Tag key={word}>{word}</Tag>)}
      {pairs.map((pair) => <Tag key={pair} variant="filled">{pair}</Tag>)}
    </p>
  );
}
