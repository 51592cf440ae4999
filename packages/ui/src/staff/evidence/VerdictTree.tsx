import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { PathStep, Truth, Verdict } from '@lobby/contracts';
import { useStaffWords } from '../i18n/useWords.ts';
import { groupPath } from './groupPath.ts';

/** The reasoning as a tree: product → rule → condition with the value it saw → outcome, with the place each rule stands on. */
export function VerdictTree({ verdict }: { verdict: Verdict }) {
  const t = useStaffWords();
  return (
    <section className={`lobby-verdict is-${verdict.outcome}`} aria-label={t(`verdict.${verdict.outcome}`)}>
      <header><OutcomeIcon outcome={VERDICT_TRUTH[verdict.outcome]} /> <strong>{t(`verdict.${verdict.outcome}`)}</strong> <span className="lobby-soft">{verdict.product}</span></header>
      <ul className="lobby-tree">
        {groupPath(verdict.path).map((rule) => (
          <li key={`${rule.rule}@${rule.version}`}>
            <div><OutcomeIcon outcome={rule.outcome} /> <span>{rule.title}</span> <code className="lobby-code">{rule.rule}@{rule.version}</code></div>
            <ul>{rule.steps.map((step) => <Condition key={`${step.fact}${step.condition}`} step={step} />)}</ul>
          </li>
        ))}
      </ul>
      <Lines title={t('verdict.missing')} lines={verdict.missing.map((m) => m.question)} />
      <Lines title={t('verdict.quantities')} lines={verdict.quantities.map((q) => `${q.name}: ${q.value}${q.arithmetic ? ` (${q.arithmetic})` : ''}`)} />
      <Lines title={t('verdict.remedies')} lines={verdict.remedies} />
    </section>
  );
}

const VERDICT_TRUTH: Record<Verdict['outcome'], Truth> = { eligible: true, ineligible: false, unknown: null };

function Condition({ step }: { step: PathStep }) {
  const t = useStaffWords();
  return (
    <li>
      <OutcomeIcon outcome={step.outcome} /> {step.condition} <span className="lobby-soft">· {step.value === null || step.value === undefined ? t('verdict.notKnown') : String(step.value)}</span>
      {step.source ? <div className="lobby-soft lobby-small">{t('verdict.source')} {step.source.title}{step.source.section ? ` §${step.source.section}` : ''} ({step.source.itemId}@{step.source.version})</div> : null}
    </li>
  );
}

function OutcomeIcon({ outcome }: { outcome: Truth }) {
  const t = useStaffWords();
  if (outcome === null) return <QuestionCircleFilled className="lobby-outcome is-unknown" aria-label={t('verdict.null')} />;
  if (outcome) return <CheckCircleFilled className="lobby-outcome is-true" aria-label={t('verdict.true')} />;
  return <CloseCircleFilled className="lobby-outcome is-false" aria-label={t('verdict.false')} />;
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return <div className="lobby-lines"><h3>{title}</h3><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul></div>;
}
