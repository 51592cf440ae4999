import type { Language, PathStep, Verdict } from '@lobby/contracts';
import { answerWords } from './answerWords.ts';

type Props = { verdict: Verdict; language: Language };

/** What the rules came to: the outcome first, then every condition as a checklist, what follows from it and what would change it. */
export function VerdictCard({ verdict, language }: Props) {
  const w = answerWords(language);
  // The conditions on show that are open; one of them may rest on several facts, any of which would do.
  const missing = verdict.path.filter((step) => step.outcome === null).length || verdict.missing.length;
  const title = { eligible: w.eligible, ineligible: w.ineligible, unknown: missing > 1 ? w.missing(missing) : w.missingOne }[verdict.outcome];
  return (
    <section className={`lobby-verdict lobby-verdict-${verdict.outcome}`} aria-label={title}>
      <p className="lobby-verdict-title"><Sign outcome={signOf(verdict)} label="" /> {title}</p>
      {verdict.path.length > 0 ? <ul className="lobby-checklist">{verdict.path.map((step) => <Check key={`${step.rule} ${step.fact} ${step.condition}`} step={step} language={language} />)}</ul> : null}
      {verdict.quantities.length > 0 ? (
        <>
          <p className="lobby-verdict-sub">{w.quantities}</p>
          <dl className="lobby-quantities">{verdict.quantities.map((q) => <div key={q.name}><dt>{q.name}</dt><dd><strong>{q.value}</strong></dd>{q.arithmetic && q.arithmetic !== q.value ? <dd className="lobby-arithmetic"><small>{q.arithmetic}</small></dd> : null}</div>)}</dl>
        </>
      ) : null}
      {verdict.remedies.length > 0 ? (
        <>
          <p className="lobby-verdict-sub">{w.remedies}</p>
          <ul className="lobby-remedies">{verdict.remedies.map((remedy) => <li key={remedy}>{remedy}</li>)}</ul>
        </>
      ) : null}
    </section>
  );
}

function Check({ step, language }: { step: PathStep; language: Language }) {
  const w = answerWords(language);
  const label = step.outcome === true ? w.met : step.outcome === false ? w.unmet : w.open;
  const value = valueText(step.value, language);
  return (
    <li>
      <Sign outcome={step.outcome} label={label} />
      <span>
        {step.condition}
        {value ? <small>{w.yours}{language === 'zh' ? '：' : ': '}{value}</small> : null}
      </span>
    </li>
  );
}

/** Told apart by shape as well as by colour. */
function Sign({ outcome, label }: { outcome: boolean | null; label: string }) {
  const [name, sign] = outcome === true ? ['yes', '✓'] : outcome === false ? ['no', '✕'] : ['open', '?'];
  return <span className={`lobby-sign lobby-sign-${name}`} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>{sign}</span>;
}

const signOf = ({ outcome }: Verdict): boolean | null => (outcome === 'eligible' ? true : outcome === 'ineligible' ? false : null);

function valueText(value: unknown, language: Language): string | null {
  if (typeof value === 'boolean') return answerWords(language)[value ? 'yes' : 'no'];
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return typeof value === 'string' ? value : null;
}
