import { valueOrThrow } from '@lobby/client/staff';
import type { Language, NearestResponse } from '@lobby/contracts';
import { ErrorState } from '@lobby/ui/staff';
import { useMutation } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { session } from '../../session/session.ts';
import { useEditor } from '../EditorContext.tsx';
import { getAt } from '../path.ts';

const SHOWN = 40;

/** For every sentence the nearest one of another topic: where that is as near as one's own, understanding mixes the two up. */
export function NearestPanel() {
  const t = useT();
  const { draft } = useEditor();
  const [language, setLanguage] = useState<Language>('zh');
  const ask = useMutation({
    mutationFn: async (of: Language) => {
      const utterances = ((getAt(draft, `body.utterances.${of}`) ?? []) as string[]).filter((text) => text.trim() !== '').slice(0, 400);
      return valueOrThrow(await session.api.post<NearestResponse>('/api/v1/knowledge/topics/nearest', { topic: String(getAt(draft, 'body.topic') ?? ''), language: of, utterances }, { timeoutMs: 60_000 }));
    },
  });
  const confused = ask.data?.rows.filter((row) => row.similarity >= row.own).length ?? 0;
  return (
    <section className="nearest is-wide lobby-stack" aria-label={t('nearest.title')}>
      <header className="bar">
        <h3>{t('nearest.title')}</h3><span className="admin-fill" />
        <Segmented<Language> size="small" aria-label={t('try.language')} value={language} onChange={setLanguage} options={[{ value: 'zh', label: t('field.zh') }, { value: 'en', label: t('field.en') }]} />
        <Button size="small" loading={ask.isPending} onClick={() => ask.mutate(language)}>{t('nearest.look')}</Button>
      </header>
      {ask.isError ? <ErrorState problem={ask.error.problem} onRetry={() => ask.mutate(language)} /> : null}
      {ask.data && !ask.data.byMeaning ? <p className="lobby-soft">{t('nearest.noEncoder')}</p> : null}
      {ask.data?.byMeaning ? <p className="lobby-soft" role="status">{t('nearest.count', { count: confused, total: ask.data.rows.length })}</p> : null}
      <ul className="nearest-rows">
        {ask.data?.rows.slice(0, SHOWN).map((row) => (
          <li key={row.utterance} className={row.similarity >= row.own ? 'is-confused' : ''}>
            <span>{row.utterance}</span>
            <span className="lobby-small lobby-soft"><Tag variant="filled" color={row.similarity >= row.own ? 'error' : 'default'}>{row.similarity.toFixed(2)}</Tag> {row.nearest} · <Link to={`/items/topic.${row.topic}`} className="lobby-code">{row.topic}</Link> · {t('nearest.own')} {row.own.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
