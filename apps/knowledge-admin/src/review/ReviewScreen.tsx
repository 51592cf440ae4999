import { valueOrThrow } from '@lobby/client/staff';
import type { ItemPage } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { NavLink, useNavigate, useParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { titleOf } from '../shared/titleOf.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { wordOr } from '../shared/wordOr.ts';
import { ReviewCard } from './ReviewCard.tsx';

const MOST = 200;

/** What waits for a second pair of eyes, oldest first, and the one being looked at. */
export function Component() {
  const t = useT();
  const { id } = useParams();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['items', 'in_review'],
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemPage>('/api/v1/items', { query: { state: 'in_review', limit: MOST }, signal })).rows.toSorted((a, b) => a.updatedAt.localeCompare(b.updatedAt)),
  });
  const nameOf = usePersonName((query.data ?? []).map((row) => row.author));
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const next = query.data.find((row) => row.id !== id)?.id;
  return (
    <div className="review">
      <nav className="review-list" aria-label={t('review.title')}>
        <h2>{t('review.title')} {query.data.length}</h2>
        {query.data.length === 0 ? <EmptyState title={t('review.empty')}>{t('review.emptyNext')}</EmptyState> : null}
        {query.data.map((row) => (
          <NavLink key={row.id} to={`/review/${row.id}`}>
            <strong>{titleOf(row)}</strong>
            <span className="lobby-soft lobby-small">{wordOr(t, `kind.${row.kind}`, row.kind)} · v{row.version} · {t('review.submittedBy', { author: nameOf(row.author) })} · <RelativeTime at={row.updatedAt} /></span>
          </NavLink>
        ))}
      </nav>
      <section className="review-card">
        {id ? <ReviewCard key={id} id={id} onDecided={() => void navigate(next ? `/review/${next}` : '/review')} /> : <EmptyState title={t('review.pick')}>{t('review.pickNext')}</EmptyState>}
      </section>
    </div>
  );
}
