import type { Understanding } from '@lobby/contracts';
import { useStaffWords } from '../i18n/useWords.ts';

type Scores = Pick<Understanding, 'topics' | 'outOfScope' | 'thresholds'>;
const SHOWN = 5;

/** `nameOf`: a topic's name for people. Topic scores against the two thresholds, and how far the text lies outside: the value seen beside the value wanted. */
export function ScoreBars({ topics, outOfScope, thresholds, nameOf = (id) => id }: Scores & { nameOf?: ((topic: string) => string) | undefined }) {
  const t = useStaffWords();
  const gap = (topics[0]?.score ?? 0) - (topics[1]?.score ?? 0);
  return (
    <div className="lobby-scores">
      {topics.length === 0 ? <p className="lobby-soft">{t('trace.none')}</p> : null}
      {topics.slice(0, SHOWN).map((topic) => <Bar key={topic.id} name={nameOf(topic.id)} value={topic.score} limit={thresholds.tooUnsure} good={topic.score >= thresholds.tooUnsure} />)}
      <p className="lobby-soft lobby-small">{t('trace.limitLow', { limit: digits(thresholds.tooUnsure) })}</p>
      <Bar name={t('trace.gap')} value={gap} limit={thresholds.tooClose} good={gap >= thresholds.tooClose} />
      <p className="lobby-soft lobby-small">{t('trace.limitGap', { limit: digits(thresholds.tooClose) })}</p>
      <Bar name={t('trace.outOfScope')} value={outOfScope} limit={thresholds.outOfScope} good={outOfScope <= thresholds.outOfScope} />
      <p className="lobby-soft lobby-small">{t('trace.limitHigh', { limit: digits(thresholds.outOfScope) })}</p>
    </div>
  );
}

export function digits(score: number): string {
  return score.toFixed(2);
}

function Bar({ name, value, limit, good }: { name: string; value: number; limit: number; good: boolean }) {
  return (
    <div className="lobby-bar">
      <span className="lobby-bar-name">{name}</span>
      <span className="lobby-bar-track" aria-hidden="true">
        <span className={`lobby-bar-fill ${good ? 'is-good' : 'is-short'}`} style={{ width: percent(value) }} />
        <span className="lobby-bar-limit" style={{ left: percent(limit) }} />
      </span>
      <span className="lobby-bar-value">{digits(value)}</span>
    </div>
  );
}

const percent = (n: number): string => `${Math.max(0, Math.min(1, n)) * 100}%`;
