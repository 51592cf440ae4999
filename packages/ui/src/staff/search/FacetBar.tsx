import type { SearchFacets } from '@lobby/contracts';
import { useStaffWords } from '../i18n/useWords.ts';
import type { StaffKey } from '../i18n/words.ts';

/** What a search is narrowed to, by facet. */
export type FacetChoice = { [Facet in keyof SearchFacets]?: string | undefined };
type Props = { facets: SearchFacets; chosen: FacetChoice; onChange: (chosen: FacetChoice) => void };

/** Categories are left to programs: on a screen their products say the same. */
const SHOWN = ['kind', 'topic', 'product', 'language'] as const;
/** Values beside each other; the rest is rarely what one wants. */
const VALUES_MAX = 4;
const KINDS: Readonly<Record<string, StaffKey>> = { faq: 'kind.faq', product: 'kind.product', procedure: 'kind.procedure', document: 'kind.document', branch: 'kind.branch', term: 'kind.term', media: 'kind.media' };
const LANGUAGES: Readonly<Record<string, StaffKey>> = { zh: 'lang.zh', en: 'lang.en' };

/** What was found, by kind, topic and so on, with how many; pressing one narrows to it, pressing it again takes it back. A facet with one value says nothing and is left out. */
export function FacetBar({ facets, chosen, onChange }: Props) {
  const t = useStaffWords();
  const nameOf = (facet: keyof SearchFacets, value: string, label: string): string => {
    const key = facet === 'kind' ? KINDS[value] : facet === 'language' ? LANGUAGES[value] : undefined;
    return key ? t(key) : label;
  };
  const rows = SHOWN.filter((facet) => facets[facet].length > 1 || (chosen[facet] !== undefined && facet !== 'language'));
  return (
    <div className="lobby-facets">
      {rows.map((facet) => (
        <div key={facet} role="group" aria-label={t(`facet.${facet}`)}>
          <span className="lobby-soft lobby-small">{t(`facet.${facet}`)}</span>
          {valuesOf(facets, facet, chosen[facet]).map(({ value, label, count }) => (
            <button key={value} type="button" aria-pressed={chosen[facet] === value} onClick={() => onChange({ ...chosen, [facet]: chosen[facet] === value && facet !== 'language' ? undefined : value })}>{nameOf(facet, value, label)} <span>{count}</span></button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The largest, and the chosen one however small. */
function valuesOf(facets: SearchFacets, facet: keyof SearchFacets, chosen: string | undefined): SearchFacets[typeof facet] {
  const first = facets[facet].slice(0, VALUES_MAX);
  const own = facets[facet].find(({ value }) => value === chosen);
  return own && !first.includes(own) ? [...first, own] : first;
}
