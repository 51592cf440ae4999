import type { RegressionCase, RegressionSummary } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Button, Collapse, Tag } from 'antd';
import { benchText } from '../i18n/benchText.ts';
import { useT } from '../i18n/useT.ts';
import { wordOr } from '../shared/wordOr.ts';

const SHOWN = 50;

/** The bench question by question: what got worse stands open, what got better and what failed before can be unfolded. */
export function RegressionPanel({ summary }: { summary: RegressionSummary }) {
  const t = useT();
  const groups = [
    { key: 'worse', cases: summary.worse, label: t('regression.worse', { count: summary.worse.length }) },
    { key: 'better', cases: summary.better, label: t('regression.better', { count: summary.better.length }) },
    { key: 'failing', cases: summary.failing, label: t('regression.failing', { count: summary.failing.length }) },
  ].filter((group) => group.cases.length > 0);
  return (
    <div className="lobby-stack">
      <p>
        <Tag variant="filled" color={summary.worse.length > 0 ? 'error' : 'success'}>{t('regression.passed', { passed: summary.passed, total: summary.total })}</Tag>
        <span className="lobby-soft lobby-small"> {t('regression.took', { seconds: (summary.tookMs / 1000).toFixed(1) })}</span>
      </p>
      {groups.length > 0 ? <Collapse size="small" defaultActiveKey={['worse']} items={groups.map(({ key, cases, label }) => ({ key, label, children: <Cases cases={cases} /> }))} /> : null}
    </div>
  );
}

export function Cases({ cases }: { cases: readonly RegressionCase[] }) {
  const t = useT();
  return (
    <ul className="regression">
      {cases.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          <strong>{one.question}</strong> <Tag variant="filled">{wordOr(t, `suite.${one.suite}`, one.suite)}</Tag>
          <span className="lobby-small"><span className="lobby-soft">{t('regression.wanted')}</span> {benchText(one.wanted, currentLanguage()) || '—'}</span>
          <span className="lobby-small"><span className="lobby-soft">{t('regression.got')}</span> {benchText(one.got, currentLanguage())}</span>
        </li>
      ))}
      {cases.length > SHOWN ? <li className="lobby-soft">{t('release.more', { count: cases.length - SHOWN })}</li> : null}
    </ul>
  );
}

/** Asks for a rehearsal where there has been none. */
export function RehearseButton({ busy, onRehearse }: { busy: boolean; onRehearse: () => void }) {
  const t = useT();
  return <Button size="small" loading={busy} onClick={onRehearse}>{t('regression.rehearse')}</Button>;
}
