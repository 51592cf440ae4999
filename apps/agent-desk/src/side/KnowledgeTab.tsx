import { valueOrThrow } from '@lobby/client/staff';
import type { Language, SearchHit, SearchResponse, SuggestResponse } from '@lobby/contracts';
import { EmptyState, ErrorState, FacetBar, LoadingState, MarkedText, MeantLine, SearchInput, type FacetChoice } from '@lobby/ui/staff';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

type Props = { language: Language; onQuote: (hit: SearchHit) => void };
const LIMIT = 8;
const SUGGESTIONS = 5;
/** Longer than anybody's beginning of a question. */
const TYPED_MAX = 60;

/** Search in what is published, narrow it, and quote it with its source; what is written for staff is shown and cannot be quoted. */
export function KnowledgeTab({ language, onQuote }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<FacetChoice>({});
  const q = useDeferredValue(typed.trim());
  const asked = { q, language, ...chosen, facets: 'true', limit: LIMIT };
  const search = useQuery({
    queryKey: ['search', asked], enabled: q !== '', placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<SearchResponse>('/api/v1/knowledge/search/staff', { query: asked, signal })),
  });
  const suggest = useQuery({
    queryKey: ['suggest', asked.language, q], enabled: q.length > 1 && q.length <= TYPED_MAX, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<SuggestResponse>('/api/v1/knowledge/suggest/staff', { query: { q, language: asked.language, limit: SUGGESTIONS }, signal })),
  });
  const look = (text: string): void => {
    setTyped(text);
    if (text.trim() === '') setChosen({});
  };
  return (
    <div className="lobby-stack">
      <SearchInput value={typed} label={t('knowledge.search')} suggestions={suggest.data?.suggestions.filter(({ title }) => title !== q) ?? []} onChange={look} />
      {q === '' ? <EmptyState title={t('knowledge.hint')}>{t('knowledge.hintNext')}</EmptyState> : null}
      {q !== '' && search.isPending ? <LoadingState /> : null}
      {search.isError ? <ErrorState problem={search.error.problem} onRetry={() => void search.refetch()} /> : null}
      {q !== '' && search.data ? (
        <>
          <MeantLine suggestion={search.data.suggestion} onUse={look} />
          {search.data.facets ? <FacetBar facets={search.data.facets} chosen={{ ...chosen, language: asked.language }} onChange={({ language: wanted, ...rest }) => setChosen(wanted === language ? rest : { ...rest, language: wanted })} /> : null}
          <Hits answer={search.data} onQuote={onQuote} />
        </>
      ) : null}
    </div>
  );
}

function Hits({ answer, onQuote }: { answer: SearchResponse; onQuote: (hit: SearchHit) => void }) {
  const t = useT();
  if (answer.hits.length === 0) return <EmptyState title={t('knowledge.noHit')}>{t('knowledge.noHitNext')}</EmptyState>;
  return (
    <>
      <output className="lobby-soft lobby-small">{t('knowledge.took', { count: answer.total ?? answer.hits.length, ms: Math.round(answer.tookMs) })}</output>
      <ul className="side-hits">
        {answer.hits.map((hit, at) => (
          <li key={at}>
            <strong><MarkedText text={hit.title} ranges={hit.highlights?.title} /></strong>
            <p><MarkedText text={hit.snippet} ranges={hit.highlights?.snippet} /></p>
            <span>
              <code className="lobby-code">{hit.itemId}@{hit.version}</code> <span className="desk-fill" />
              {hit.audience === 'staff' ? <Tag variant="filled" color="warning">{t('knowledge.internal')}</Tag> : <Button size="small" onClick={() => onQuote(hit)}>{t('knowledge.insert')}</Button>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
