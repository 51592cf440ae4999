import { durationDays } from '../../rules/compareValues.ts';
import type { RateBand } from '../../wording/rate.ts';
import type { AnswerContext } from '../context.ts';
import type { RateFact } from '../graphFacts.ts';

/**
 * How the bands answer the term and the amount asked for. `exact`: a band of this term. `within`: a loan's band up to a longer term, which holds for shorter
 * ones. `any`: the rate knows no terms. `near`: no such term; the nearest are given. `below`: the amount is less than the least that is taken.
 */
export type Fit = 'exact' | 'within' | 'any' | 'near' | 'below';
export type Picked = { rate: RateFact; bands: RateBand[]; fit: Fit };

export function pickBands(rate: RateFact, { question }: AnswerContext): Picked {
  const { term, amount, currency } = question.slots;
  const own = typeof currency === 'string' && rate.bands.some((b) => b.currency === currency) ? rate.bands.filter((b) => b.currency === currency) : rate.bands;
  const { bands, fit } = typeof term === 'string' ? byTerm(rate, own, term) : { bands: own, fit: 'any' as Fit };
  if (typeof amount !== 'number' || rate.bands.some((b) => b.currency !== undefined && b.currency !== 'CNY' && b.currency !== currency)) return { rate, bands, fit };
  const fitting = bands.filter((b) => (b.minAmount ?? 0) <= amount && amount <= (b.maxAmount ?? Infinity));
  if (fitting.length > 0) return { rate, bands: fitting, fit };
  return bands.every((b) => (b.minAmount ?? 0) > amount) ? { rate, bands, fit: 'below' } : { rate, bands, fit };
}

/** A term this many times as long or short is no neighbour: seven days say nothing of eight months. */
const COMPARABLE = 4;

function byTerm({ rateType }: RateFact, bands: readonly RateBand[], term: string): { bands: RateBand[]; fit: Fit } {
  const days = durationDays(term);
  const termed = bands.map((band) => ({ band, days: band.term === undefined ? null : durationDays(band.term) })).filter((b): b is { band: RateBand; days: number } => b.days !== null);
  const of = (wanted: number) => termed.filter((b) => b.days === wanted).map((b) => b.band);
  if (termed.length === 0 || days === null) return { bands: [...bands], fit: 'any' };
  if (of(days).length > 0) return { bands: of(days), fit: 'exact' };
  const above = Math.min(...termed.map((b) => b.days).filter((d) => d > days), Infinity);
  if (rateType === 'loan' && above !== Infinity) return { bands: of(above), fit: 'within' };
  const below = Math.max(...termed.map((b) => b.days).filter((d) => d < days), -Infinity);
  const near = [below, above].filter((d) => d >= days / COMPARABLE && d <= days * COMPARABLE);
  return near.length === 0 ? { bands: [...bands], fit: 'any' } : { bands: near.flatMap(of), fit: 'near' };
}

/** Nearest neighbours of a term say more about it than a rate that knows no terms: "存8个月" is no demand deposit. */
const ORDER: readonly Fit[] = ['exact', 'within', 'near', 'any', 'below'];

/** The rates that fit best come alone; others would only confuse. */
export function bestFitting(picked: readonly Picked[], termAsked: boolean): Picked[] {
  const rankOf = (p: Picked) => (termAsked ? ORDER.indexOf(p.fit) : p.fit === 'below' ? 1 : 0);
  const best = Math.min(...picked.map(rankOf));
  return picked.filter((p) => rankOf(p) === best);
}
