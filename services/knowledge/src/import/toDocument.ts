import type { ImportTrouble, ItemOf, Language } from '@lobby/contracts';
import { trouble, type Draft } from './draft.ts';
import { matchSections, type Matched } from './matchSections.ts';
import type { RawDocument } from './reading/read.ts';
import { slug } from './slug.ts';
import { storedItem, type Bank } from './stored.ts';
import type { Wishes } from './wishes.ts';

type DocumentItem = ItemOf<'document'>;
const LONGEST_SUMMARY = 400;

/** A text with headings as a document item: a new one, or a new version of the one it is by id, file name or title. Other languages of that stay. */
export function toDocument(raw: RawDocument, wishes: Wishes, bank: Bank): Draft {
  const place = { file: raw.file };
  const id = idOf(raw, wishes, bank);
  const before = storedItem(bank, 'document', id);
  const language = wishes.language ?? languageOf(raw);
  const matched = matchSections(raw.sections, before?.body.sections ?? [], language);
  const draft: Draft = { place, id, title: raw.title ?? before?.title.zh ?? null, value: null, troubles: refusals(raw, matched, before, language), notes: [], places: new Map(matched.map((m, i) => [`body.sections[${i}]`, m.raw.place])) };
  if (draft.troubles.length > 0) return draft;
  draft.value = language === 'zh' ? inChinese(raw, matched, before, id, wishes) : inEnglish(raw, matched, before as DocumentItem);
  draft.notes = notesOf(matched, before, language, draft);
  return draft;
}

function idOf(raw: RawDocument, wishes: Wishes, bank: Bank): string {
  if (wishes.item) return wishes.item;
  if (typeof raw.meta['id'] === 'string') return raw.meta['id'];
  const named = `document.${slug(raw.file.replace(/^.*\//, '').replace(/\.[^.]+$/, ''), 60) || 'imported'}`;
  if (bank.has(named)) return named;
  const titled = [...bank].find(([, s]) => s.item.kind === 'document' && raw.title !== null && (s.item.title.zh === raw.title || s.item.title.en === raw.title));
  return titled?.[0] ?? named;
}

/** Chinese where a tenth of the letters are. */
function languageOf(raw: RawDocument): Language {
  if (raw.meta['language'] === 'en' || raw.meta['language'] === 'zh') return raw.meta['language'];
  const text = raw.sections.map((s) => s.heading + s.text).join('');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 10 > text.replace(/[\s\p{P}\d]/gu, '').length ? 'zh' : 'en';
}

function refusals(raw: RawDocument, matched: readonly Matched[], before: DocumentItem | undefined, language: Language): ImportTrouble[] {
  const place = { file: raw.file };
  if (raw.sections.length === 0) return [trouble('empty', 'body.sections', 'no section was found: a document needs at least one heading with text below it', place)];
  const twice = matched.filter((m, i) => matched.findIndex((o) => o.anchor === m.anchor) < i);
  if (twice.length > 0) return twice.map((m) => trouble('duplicate', 'body.sections', `the anchor "${m.anchor}" stands twice`, m.raw.place));
  if (language === 'zh') return [];
  if (!before) return [trouble('no_chinese', 'title.zh', 'a document begins with its Chinese text; import that first', place)];
  return matched.filter((m) => m.before === null && !isInStep(matched, before)).map((m) => trouble('unknown_section', 'body.sections', `"${m.raw.heading}" fits no section of the Chinese text; give its heading the anchor, as in {#fees}`, m.raw.place));
}

/** Translations keep the order: where as many sections stand as in Chinese, each is the one at its place. */
const isInStep = (matched: readonly Matched[], before: DocumentItem): boolean => matched.length === before.body.sections.length;

function inChinese(raw: RawDocument, matched: readonly Matched[], before: DocumentItem | undefined, id: string, wishes: Wishes): object {
  const meta = (name: string): string | undefined => (typeof raw.meta[name] === 'string' ? (raw.meta[name] as string) : undefined);
  const title = wishes.title ?? raw.title ?? before?.title.zh ?? raw.file.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  const summary = meta('summary') ?? (raw.preamble !== '' && raw.preamble.length <= LONGEST_SUMMARY ? raw.preamble : (before?.body.summary.zh ?? title));
  const lead = raw.preamble.length > LONGEST_SUMMARY ? [{ anchor: 'preamble', heading: { zh: '前言' }, text: { zh: raw.preamble } }] : [];
  return {
    ...before, ...dates(meta, raw, before), id, kind: 'document', title: { ...before?.title, zh: title }, owner: wishes.owner ?? meta('owner') ?? before?.owner ?? wishes.team,
    validFrom: wishes.validFrom ?? meta('validFrom') ?? before?.validFrom ?? wishes.today, tags: Array.isArray(raw.meta['tags']) ? raw.meta['tags'] : (before?.tags ?? []),
    body: {
      ...before?.body, summary: { ...before?.body.summary, zh: summary },
      sections: [...lead, ...matched.map((m) => ({ anchor: m.anchor, heading: { ...m.before?.heading, zh: m.raw.heading }, text: { ...m.before?.text, zh: m.raw.text } }))],
    },
  };
}

function dates(meta: (name: string) => string | undefined, raw: RawDocument, before: DocumentItem | undefined): object {
  const named = Object.fromEntries(['validTo', 'reviewBy'].flatMap((name) => { const value = meta(name); return value ? [[name, value]] : []; }));
  // Front matter says everything: a date that it no longer names is gone.
  return Object.keys(raw.meta).length > 0 ? { validTo: undefined, reviewBy: undefined, ...named } : { validTo: before?.validTo, reviewBy: before?.reviewBy };
}

function inEnglish(raw: RawDocument, matched: readonly Matched[], before: DocumentItem): object {
  const sections = before.body.sections.map((section, i) => {
    const m = matched.find((o) => o.before === section) ?? (isInStep(matched, before) && matched[i]?.before === null ? matched[i] : undefined);
    return m ? { ...section, heading: { ...section.heading, en: m.raw.heading }, text: { ...section.text, en: m.raw.text } } : section;
  });
  const summary = typeof raw.meta['summary'] === 'string' ? raw.meta['summary'] : raw.preamble !== '' && raw.preamble.length <= LONGEST_SUMMARY ? raw.preamble : before.body.summary.en;
  return { ...before, title: { ...before.title, ...(raw.title ? { en: raw.title } : {}) }, body: { ...before.body, summary: { ...before.body.summary, ...(summary ? { en: summary } : {}) }, sections } };
}

function notesOf(matched: readonly Matched[], before: DocumentItem | undefined, language: Language, draft: Draft): ImportTrouble[] {
  if (!before || language !== 'zh') return [];
  const kept = new Set(matched.map((m) => m.anchor));
  return [
    ...before.body.sections.filter((s) => !kept.has(s.anchor)).map((s) => trouble('section_removed', 'body.sections', `the section "${s.anchor}" (${s.heading.zh}) is not there any more`, { ...draft.place, section: s.heading.zh })),
    ...matched.filter((m) => m.before && m.before.heading.zh !== m.raw.heading).map((m) => trouble('section_renamed', 'body.sections', `"${m.before?.heading.zh}" is now "${m.raw.heading}"; its anchor stays ${m.anchor}`, m.raw.place)),
    ...matched.filter((m) => m.before?.text.en && m.before.text.zh !== m.raw.text).map((m) => trouble('translation_stale', 'body.sections', `the Chinese text of "${m.anchor}" changed; look at the English`, m.raw.place)),
  ];
}
