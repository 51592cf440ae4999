import { valueOrThrow } from '@lobby/client/staff';
import type { FillResponse, Language } from '@lobby/contracts';
import { AnswerBody } from '@lobby/ui/answer';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { useEditor } from './EditorContext.tsx';
import { getAt } from './path.ts';
import { placeholdersOf, withValues } from './placeholders.ts';

/** The answer as a customer would get it today, and every figure in it with today's value. */
export function FaqPreview() {
  const t = useT();
  const { draft } = useEditor();
  const [language, setLanguage] = useState<Language>('zh');
  const text = String(getAt(draft, `body.answer.${language}`) ?? getAt(draft, 'body.answer.zh') ?? '');
  const wanted = placeholdersOf(text);
  const values = useValues(wanted, language);
  return (
    <div className="lobby-stack">
      <Segmented<Language> size="small" aria-label={t('try.language')} value={language} onChange={setLanguage} options={[{ value: 'zh', label: t('field.zh') }, { value: 'en', label: t('field.en') }]} />
      <div className="bubble"><AnswerBody answer={{ text: withValues(text, values) }} language={language} linkHosts={[]} /></div>
      <h3>{t('faq.placeholders')}</h3>
      {wanted.length === 0 ? <p className="lobby-soft">{t('faq.noPlaceholders')}</p> : null}
      <ul className="figures">{wanted.map((placeholder) => <Figure key={placeholder} placeholder={placeholder} value={values.get(placeholder)} />)}</ul>
    </div>
  );
}

function Figure({ placeholder, value }: { placeholder: string; value: string | null | undefined }) {
  const t = useT();
  return <li><code className="lobby-code">{placeholder}</code> {value === undefined ? <span className="lobby-soft">{t('faq.pending')}</span> : value === null ? <Tag variant="filled" color="error">{t('faq.unfilled')}</Tag> : <strong>{value}</strong>}</li>;
}

function useValues(placeholders: readonly string[], language: Language): ReadonlyMap<string, string | null> {
  const query = useQuery({
    queryKey: ['fill', language, ...placeholders], enabled: placeholders.length > 0, staleTime: 60_000,
    queryFn: async () => {
      const { values } = valueOrThrow(await session.api.post<FillResponse>('/api/v1/knowledge/fill', { placeholders, language }));
      return new Map(placeholders.map((placeholder, at) => [placeholder, values[at] ?? null]));
    },
    placeholderData: keepPreviousData,
  });
  return query.data ?? new Map();
}
