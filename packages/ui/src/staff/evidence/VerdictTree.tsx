import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { PathStep, Truth, Verdict } from '@lobby/contracts';
import { useStaffWords } from '../i18n/useWords.ts';
import { groupPath, type RuleNode } from './groupPath.ts';

type Props = {
  verdict: Verdict;
  /** Whoever looks for the item behind a rule reads the ids; whoever talks to a customer is only held up by them. */
  withIds?: boolean;
};

/** The reasoning as a tree: product → rule → condition with the value it saw → outcome, with the place each rule stands on. */
export function VerdictTree({ verdict, withIds = false }: Props) {
  const t = useStaffWords();
  return (
    <section className={`lobby-verdict is-${verdict.outcome}`} aria-label={t(`verdict.${verdict.outcome}`)}>
      <header><OutcomeIcon outcome={VERDICT_TRUTH[verdict.outcome]} /> <strong>{t(`verdict.${verdict.outcome}`)}</strong> {withIds ? <code className="lobby-code">{verdict.product}</code> : null}</header>
      <ul className="lobby-tree">{groupPath(verdict.path).map((rule) => <Rule key={`${rule.rule}@${rule.version}`} rule={rule} withIds={withIds} />)}</ul>
      <Lines title={t('verdict.missing')} lines={verdict.missing.map((m) => m.question)} />
      <Lines title={t('verdict.quantities')} lines={verdict.quantities.map((q) => t('verdict.quantity', { name: q.name, value: `${q.value}${q.arithmetic && q.arithmetic !== q.value ? ` (${q.arithmetic})` : ''}` }))} />
      <Lines title={t('verdict.remedies')} lines={verdict.remedies} />
    </section>
  );
}

const VERDICT_TRUTH: Record<Verdict['outcome'], Truth> = { eligible: true, ineligible: false, unknown: null };

function Rule({ rule, withIds }: { rule: RuleNode; withIds: boolean }) {
  const [only, ...others] = rule.steps;
  return (
    <li>
      <OutcomeIcon outcome={rule.outcome} />
      <div>
        <div>{rule.title} {withIds ? <code className="lobby-code">{rule.rule}@{rule.version}</code> : null}</div>
        {only && others.length === 0
          ? <Condition step={only} withIds={withIds} />
          : <ul>{rule.steps.map((step) => <li key={`${step.fact}${step.condition}`}><OutcomeIcon outcome={step.outcome} /><Condition step={step} withIds={withIds} /></li>)}</ul>}
      </div>
    </li>
  );
}

function Condition({ step, withIds }: { step: PathStep; withIds: boolean }) {
  const t = useStaffWords();
  const { source } = step;
  return (
    <div className="lobby-small lobby-soft">
      <div>{step.condition} · <span className="lobby-seen">{t('verdict.seen', { value: seen(t, step.value) })}</span></div>
      {source ? <div>{t('verdict.source')} {source.title}{withIds ? `${source.section ? ` §${source.section}` : ''} (${source.itemId}@${source.version})` : ''}</div> : null}
    </div>
  );
}

function seen(t: ReturnType<typeof useStaffWords>, value: unknown): string {
  if (value === null || value === undefined) return t('verdict.notKnown');
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return typeof value === 'boolean' ? t(value ? 'verdict.yes' : 'verdict.no') : String(value);
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
