import { valueOrThrow } from '@lobby/client/staff';
import type { EntryView, KnowledgeAnswer, Language } from '@lobby/contracts';
import { CitationList, EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

type Props = { entries: readonly EntryView[]; language: Language; onUse: (text: string) => void; onEdit: (text: string) => void };
const SHORTEST = 2;
/** So far back is looked when the latest words ("an agent, please") are no question. */
const LOOK_BACK = 4;
type Suggestion = { question: string; answer: KnowledgeAnswer };

/** What the bank's knowledge answers to the customer's latest words, with its evidence: use it as it stands, or take it into the composer. */
export function SuggestTab({ entries, language, onUse, onEdit }: Props) {
  const t = useT();
  const asked = entries.filter((entry) => entry.type === 'customer.said' && (entry.text?.trim().length ?? 0) >= SHORTEST).map((entry) => entry.text ?? '');
  const questions = [...new Set(asked.toReversed())].slice(0, LOOK_BACK);
  const query = useQuery({ queryKey: ['suggestion', language, questions], enabled: questions.length > 0, staleTime: 300_000, queryFn: ({ signal }) => firstAnswered(questions, language, signal) });
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  if (questions.length > 0 && query.isPending) return <LoadingState />;
  if (!query.data) return <EmptyState title={t('suggest.none')}>{t('suggest.noneNext')}</EmptyState>;
  const { question, answer } = query.data;
  return (
    <div className="lobby-stack suggestion">
      <p className="lobby-soft">{t('suggest.for', { question })}</p>
      <blockquote>{answer.text}</blockquote>
      <div className="suggestion-actions"><Button type="primary" size="small" onClick={() => onUse(answer.text)}>{t('suggest.use')}</Button><Button size="small" onClick={() => onEdit(answer.text)}>{t('suggest.edit')}</Button></div>
      <CitationList citations={answer.citations} />
    </div>
  );
}

/** The latest of the customer's questions that the bank's knowledge answers with evidence; null when it answers none. */
async function firstAnswered(questions: readonly string[], language: Language, signal: AbortSignal): Promise<Suggestion | null> {
  for (const question of questions) {
    const answer = valueOrThrow(await session.api.post<KnowledgeAnswer>('/api/v1/knowledge/ask', { question, language }, { signal }));
    if (answer.text && answer.citations.length > 0) return { question, answer };
  }
  return null;
}
