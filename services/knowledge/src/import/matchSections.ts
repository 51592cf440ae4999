import type { ItemOf, Language } from '@lobby/contracts';
import type { RawSection } from './reading/read.ts';
import { freeName, headingKey, slug, withoutNumber } from './slug.ts';

type Section = ItemOf<'document'>['body']['sections'][number];
/** Which section of the version before a section continues; null for a new one. */
export type Matched = { raw: RawSection; anchor: string; before: Section | null };

const LONGEST_ANCHOR = 40;
/** Two texts with so much in common are the same section under another heading. */
const SAME_TEXT = 0.5;

/**
 * Gives every section of a new version its anchor, so that what cites a section goes on citing the same one: by the anchor it names, by its heading without
 * the number, by its text where only the heading changed, else a new anchor spelled from the heading.
 */
export function matchSections(sections: readonly RawSection[], before: readonly Section[], language: Language): Matched[] {
  const open = new Set(before);
  const found = new Map<RawSection, Section>();
  const take = (raw: RawSection, section: Section | undefined): void => { if (section) { found.set(raw, section); open.delete(section); } };
  const rest = (): RawSection[] => sections.filter((raw) => !found.has(raw));
  for (const raw of sections) if (raw.anchor) take(raw, [...open].find((s) => s.anchor === raw.anchor));
  for (const raw of rest().filter((r) => r.anchor === null)) take(raw, [...open].find((s) => headingKey(s.heading[language] ?? '') === headingKey(raw.heading)));
  for (const raw of rest().filter((r) => r.anchor === null)) take(raw, mostAlike(raw.text, [...open], language));
  const taken = new Set([...before.map((s) => s.anchor), ...sections.flatMap((s) => (s.anchor ? [s.anchor] : []))]);
  return sections.map((raw) => {
    const section = found.get(raw) ?? null;
    const anchor = section?.anchor ?? raw.anchor ?? freeName(slug(withoutNumber(raw.heading), LONGEST_ANCHOR - 3) || 'section', (name) => taken.has(name));
    taken.add(anchor);
    return { raw, anchor, before: section };
  });
}

function mostAlike(text: string, sections: readonly Section[], language: Language): Section | undefined {
  const scored = sections.map((section) => ({ section, score: likeness(text, section.text[language] ?? '') })).toSorted((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= SAME_TEXT ? scored[0].section : undefined;
}

/** Dice coefficient of the pairs of neighbouring characters, 0…1. */
function likeness(a: string, b: string): number {
  const one = pairs(a);
  const other = pairs(b);
  if (one.size === 0 || other.size === 0) return a === b ? 1 : 0;
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return (2 * common) / (one.size + other.size);
}

function pairs(text: string): Set<string> {
  const letters = text.replace(/\s+/g, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}
