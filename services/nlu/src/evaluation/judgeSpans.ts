import type { MaskResult } from '@lobby/contracts';
import { f1, ratio } from './metrics.ts';
import type { EvalLine, Judged } from './evalLine.ts';

type Span = { type: string; text: string; value: unknown };

/** Entities: right when type, text and value agree. `spanF1` forgives the value. */
export function judgeEntities(judged: readonly Judged[]): Record<string, unknown> {
  const strict = count(judged, (a, b) => a.type === b.type && a.text.trim() === b.text.trim() && sameValue(a.value, b.value));
  const spans = count(judged, (a, b) => a.type === b.type && a.text.trim() === b.text.trim());
  const values = count(judged, (a, b) => a.type === b.type && sameValue(a.value, b.value));
  const types = [...new Set(judged.flatMap((j) => (j.line.entities ?? []).map((e) => e.type)))].sort();
  const perType = types.map((type) => ({ type, ...count(judged.map((j) => only(j, type)), (a, b) => a.text.trim() === b.text.trim() && sameValue(a.value, b.value)) }));
  const right = judged.filter((j) => hits(wanted(j), found(j)).missed.length === 0 && hits(wanted(j), found(j)).extra.length === 0).length;
  return { accuracy: ratio(right, judged.length), ...strict, spanF1: spans.f1, valueF1: values.f1, perType };
}

const wanted = (j: Judged): Span[] => j.line.entities ?? [];
const found = (j: Judged): Span[] => j.seen.entities;
const only = (j: Judged, type: string): Judged => ({ line: { ...j.line, entities: wanted(j).filter((e) => e.type === type) }, seen: { ...j.seen, entities: j.seen.entities.filter((e) => e.type === type) } });

function hits(want: readonly Span[], got: readonly Span[], same = (a: Span, b: Span): boolean => a.type === b.type && a.text.trim() === b.text.trim() && sameValue(a.value, b.value)): { right: number; missed: Span[]; extra: Span[] } {
  const left = [...got];
  const missed: Span[] = [];
  for (const w of want) {
    const at = left.findIndex((g) => same(w, g));
    if (at < 0) missed.push(w);
    else left.splice(at, 1);
  }
  return { right: want.length - missed.length, missed, extra: left };
}

function count(judged: readonly Judged[], same: (a: Span, b: Span) => boolean): { n: number; precision: number; recall: number; f1: number } {
  let right = 0;
  let want = 0;
  let got = 0;
  for (const j of judged) {
    right += hits(wanted(j), found(j), same).right;
    want += wanted(j).length;
    got += found(j).length;
  }
  const precision = ratio(right, got);
  const recall = ratio(right, want);
  return { n: want, precision, recall, f1: f1(precision, recall) };
}

/** Numbers to a cent; durations by length (P18M is P1Y6M); the rest as text. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 0.005 || Math.abs(a - b) < 1e-6 * Math.abs(a);
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    const [x, y] = [a as { amount?: unknown; currency?: unknown }, b as { amount?: unknown; currency?: unknown }];
    return x.currency === y.currency && sameValue(x.amount, y.amount);
  }
  const [x, y] = [String(a).trim().toLowerCase(), String(b).trim().toLowerCase()];
  return x === y || (x.startsWith('p') && daysOf(x) !== null && daysOf(x) === daysOf(y));
}

function daysOf(duration: string): number | null {
  const m = /^p(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?$/.exec(duration);
  if (!m) return null;
  const [, y = 0, months = 0, w = 0, d = 0] = m.map(Number).map((n) => n || 0);
  return y * 360 + months * 30 + w * 7 + d;
}

/** Masking: a secret counts as hidden when a span covers all of it; a span that touches no secret is a false mask. */
export function judgeMasking(judged: readonly { line: EvalLine; result: MaskResult }[]): Record<string, unknown> {
  let secrets = 0;
  let hidden = 0;
  let calm = 0;
  let touched = 0;
  for (const { line, result } of judged) {
    const places = (line.mask ?? []).map((secret) => ({ start: line.text.indexOf(secret), length: secret.length }));
    secrets += places.length;
    hidden += places.filter((place) => result.spans.some((s) => s.start <= place.start && s.end >= place.start + place.length)).length;
    if (places.length === 0) calm += 1;
    if (result.spans.some((s) => !places.some((p) => s.start < p.start + p.length && p.start < s.end))) touched += 1;
  }
  return { recall: ratio(hidden, secrets), falseMaskRate: ratio(touched, judged.length), secrets, linesWithoutSecret: calm };
}
