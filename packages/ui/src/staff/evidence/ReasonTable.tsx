import type { Reason } from '@lobby/contracts';
import { useStaffWords } from '../i18n/useWords.ts';
import { Grid } from './Grid.tsx';

/** What a decision rested on: the rule, the value seen, the value wanted. */
export function ReasonTable({ reasons }: { reasons: readonly Reason[] }) {
  const t = useStaffWords();
  return <Grid columns={[t('trace.rule'), t('trace.seen'), t('trace.wanted')]} rows={reasons.map((reason) => [<code key="rule" className="lobby-code">{reason.rule}</code>, shown(reason.seen), shown(reason.wanted)])} empty={t('trace.noReasons')} />;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(3);
  return JSON.stringify(value);
}
