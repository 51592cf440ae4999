import type { Reason } from '@lobby/contracts';
import { currentLanguage } from '../i18n/startI18n.ts';
import { useStaffWords } from '../i18n/useWords.ts';
import { Grid } from './Grid.tsx';
import { ruleWords } from './ruleWords.ts';

/** What a decision rested on: the rule in words and by its name, the value seen, the value wanted. */
export function ReasonTable({ reasons }: { reasons: readonly Reason[] }) {
  const t = useStaffWords();
  return <Grid columns={[t('trace.rule'), t('trace.seen'), t('trace.wanted')]} rows={reasons.map((reason) => [<Rule key="rule" name={reason.rule} />, shown(reason.seen), shown(reason.wanted)])} empty={t('trace.noReasons')} />;
}

function Rule({ name }: { name: string }) {
  const words = ruleWords(name, currentLanguage());
  return <>{words === name ? null : <>{words}<br /></>}<code className="lobby-code lobby-soft">{name}</code></>;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map(shown).join(', ') || '—';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(3);
  return JSON.stringify(value);
}
