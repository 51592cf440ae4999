import { valueOrThrow } from '@lobby/client/staff';
import type { Condition, FactValue, TryRuleResponse } from '@lobby/contracts';
import { currentLanguage, ErrorState } from '@lobby/ui/staff';
import { useMutation } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { session } from '../../session/session.ts';
import { useFactInfos } from '../../shared/useFacts.ts';
import { FactValueInput } from '../condition/FactValueInput.tsx';
import { factsOf } from '../condition/factsOf.ts';

const COLOR = { true: 'success', false: 'error', null: 'default' } as const;

/** The condition with made-up facts, judged by the very code that judges customers; a fact left out is unknown, not false. */
export function TryRulePanel({ condition }: { condition: Condition }) {
  const t = useT();
  const ids = [...new Set(factsOf(condition))].filter((id) => id !== '');
  const infos = useFactInfos(ids);
  const [facts, setFacts] = useState<Readonly<Record<string, FactValue>>>({});
  const run = useMutation({ mutationFn: async () => valueOrThrow(await session.api.post<TryRuleResponse>('/api/v1/knowledge/rules/try', { when: condition, facts: Object.fromEntries(ids.flatMap((id) => (facts[id] === undefined ? [] : [[id, facts[id]]]))), language: currentLanguage() })) });
  const outcomeWords = (outcome: boolean | null): string => t(outcome === null ? 'ruleTry.unknown' : outcome ? 'ruleTry.holds' : 'ruleTry.fails');
  if (ids.length === 0) return null;
  return (
    <section className="rule-try is-wide lobby-stack" aria-label={t('ruleTry.title')}>
      <h3>{t('ruleTry.title')}</h3>
      <div className="rule-try-facts">
        {ids.map((id) => (
          <div key={id} className="field">
            <span className="field-name">{infos.get(id)?.title ?? id}</span>
            {facts[id] === undefined
              ? <Button size="small" onClick={() => setFacts((before) => ({ ...before, [id]: firstValue(infos.get(id)) }))}>{t('ruleTry.unset')}</Button>
              : <span className="bar"><FactValueInput label={infos.get(id)?.title ?? id} info={infos.get(id)} value={facts[id]} onChange={(value) => setFacts((before) => ({ ...before, [id]: value }))} /><Button size="small" type="text" onClick={() => setFacts(({ [id]: _gone, ...rest }) => rest)}>{t('ruleTry.forget')}</Button></span>}
          </div>
        ))}
      </div>
      <div><Button size="small" type="primary" ghost loading={run.isPending} onClick={() => run.mutate()}>{t('ruleTry.run')}</Button></div>
      {run.isError ? <ErrorState problem={run.error.problem} onRetry={() => run.mutate()} /> : null}
      {run.data ? (
        <div role="status">
          <p><Tag variant="filled" color={COLOR[`${run.data.outcome}`]}>{outcomeWords(run.data.outcome)}</Tag>{run.data.missing.length > 0 ? <span className="lobby-soft"> {t('ruleTry.missing')} {run.data.missing.map((id) => infos.get(id)?.title ?? id).join('、')}</span> : null}</p>
          <ul className="plain-list">{run.data.steps.map((step) => <li key={step.condition}>{step.condition} <Tag variant="filled" color={COLOR[`${step.outcome}`]}>{outcomeWords(step.outcome)}</Tag></li>)}</ul>
        </div>
      ) : null}
    </section>
  );
}

function firstValue(info: { type: string; options: { value: string }[] } | undefined): FactValue {
  if (info?.type === 'enum') return info.options[0]?.value ?? '';
  if (info?.type === 'boolean') return true;
  return info?.type === 'number' || info?.type === 'money' ? 0 : '';
}
