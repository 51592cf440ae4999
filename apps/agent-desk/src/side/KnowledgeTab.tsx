import { SearchOutlined } from '@ant-design/icons';
import { valueOrThrow } from '@lobby/client/staff';
import type { Language, SearchHit, SearchResponse } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

type Props = { language: Language; onQuote: (hit: SearchHit) => void };
const LIMIT = 8;

/** Search in what customers are told, and quote it with its source. */
export function KnowledgeTab({ language, onQuote }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: ['search', language, q], enabled: q !== '',
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<SearchResponse>('/api/v1/knowledge/search', { query: { q, language, limit: LIMIT }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="lobby-stack">
      <Input prefix={<SearchOutlined />} allowClear value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} aria-label={t('knowledge.search')} placeholder={t('knowledge.search')} />
      {q === '' ? <EmptyState title={t('knowledge.hint')}>{t('knowledge.hintNext')}</EmptyState> : null}
      {q !== '' && query.isPending ? <LoadingState /> : null}
      {query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {q !== '' && query.data ? <Hits answer={query.data} onQuote={onQuote} /> : null}
    </div>
  );
}

function Hits({ answer, onQuote }: { answer: SearchResponse; onQuote: (hit: SearchHit) => void }) {
  const t = useT();
  if (answer.hits.length === 0) return <EmptyState title={t('knowledge.noHit')}>{t('knowledge.noHitNext')}</EmptyState>;
  return (
    <>
      <output className="lobby-soft lobby-small">{t('knowledge.took', { count: answer.hits.length, ms: Math.round(answer.tookMs) })}</output>
      <ul className="side-hits">
        {answer.hits.map((hit, at) => (
          <li key={at}>
            <strong>{hit.title}</strong>
            <p>{hit.snippet}</p>
            <span><code className="lobby-code">{hit.itemId}@{hit.version}</code> <span className="desk-fill" /><Button size="small" onClick={() => onQuote(hit)}>{t('knowledge.insert')}</Button></span>
          </li>
        ))}
      </ul>
    </>
  );
}
