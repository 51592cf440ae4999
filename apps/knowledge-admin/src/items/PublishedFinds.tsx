import { valueOrThrow } from '@lobby/client/staff';
import type { Language, SearchResponse } from '@lobby/contracts';
import { FacetBar, MarkedText, MeantLine, currentLanguage, type FacetChoice } from '@lobby/ui/staff';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

const SHOWN = 4;

/** Whoever types Chinese looks for Chinese texts, whatever language the screen has. */
const languageOf = (q: string): Language => (/\p{Script=Han}/u.test(q) ? 'zh' : currentLanguage());

/** What customers and staff would find for these words in the published release: by meaning, sound and words, where the table below only looks for the very letters. */
export function PublishedFinds({ q, onAsk }: { q: string; onAsk: (text: string) => void }) {
  const t = useT();
  const [chosen, setChosen] = useState<FacetChoice>({});
  const own = languageOf(q);
  const asked = { q, language: own, ...chosen, facets: 'true', limit: SHOWN };
  const { data } = useQuery({
    queryKey: ['search', asked], enabled: q.length > 1, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<SearchResponse>('/api/v1/knowledge/search/staff', { query: asked, signal })),
  });
  if (q.length < 2 || !data?.facets || (data.total === 0 && !data.suggestion)) return null;
  return (
    <section className="items-finds" aria-label={t('items.finds')}>
      <h2>{t('items.finds')} <span className="lobby-soft lobby-small">{data.total}</span></h2>
      <MeantLine suggestion={data.suggestion} onUse={onAsk} />
      <FacetBar facets={data.facets} chosen={{ ...chosen, language: asked.language }} onChange={({ language: wanted, ...rest }) => setChosen(wanted === own ? rest : { ...rest, language: wanted })} />
      <ul>
        {data.hits.map((hit, at) => (
          <li key={at}>
            <Link to={`/items/${hit.itemId}`}><MarkedText text={hit.title} ranges={hit.highlights?.title} /></Link>
            <p><MarkedText text={hit.snippet} ranges={hit.highlights?.snippet} /></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
