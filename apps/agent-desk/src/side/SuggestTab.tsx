import { valueOrThrow } from '@lobby/client/staff';
import type { EntryView, KnowledgeAnswer, Language } from '@lobby/contracts';
import { CitationList, EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

type Props = { entries: readonly EntryView[]; language: Language; onUse: (text: string) => void; onEdit: (text: string) => void };
const SHORTEST = 2;

/** What the bank's knowledge answers to the customer's latest words, with its evidence: use it as it stands, or take it into the composer. */
export function SuggestTab({ entries, language, onUse, onEdit }: Props) {
  const t = useT();
  const question = entries.findLast((entry) => entry.type === 'customer.said' && (entry.text?.length ?? 0) >= SHORTEST)?.text ?? '';
  const query = useQuery({
    queryKey: ['suggestion', language, question], enabled: question !== '', staleTime: 300_000,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.post<KnowledgeAnswer>('/api/v1/knowledge/ask', { question, language }, { signal })),
  });
  if (question !== '' && query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (question !== '' && query.isPending) return <LoadingState />;
  const answer = query.data;
  if (!answer?.text || answer.citations.length === 0) return <EmptyState title={t('suggest.none')}>{t('suggest.noneNext')}</EmptyState>;
  return (
    <div className="lobby-stack suggestion">
      <p className="lobby-soft">{t('suggest.for', { question })}</p>
      <blockquote>{answer.text}</blockquote>
      <div className="suggestion-actions"><Button type="primary" size="small" onClick={() => onUse(answer.text)}>{t('suggest.use')}</Button><Button size="small" onClick={() => onEdit(answer.text)}>{t('suggest.edit')}</Button></div>
      <CitationList citations={answer.citations} />
    </div>
  );
}
