import { z } from 'zod';
import { CalendarDate, ItemId } from './ids.ts';
import { Language } from './text.ts';

export const IMPORT_FORMATS = ['markdown', 'html', 'docx', 'pdf', 'xlsx', 'csv', 'bundle', 'yaml', 'zip'] as const;
export const ImportFormat = z.enum(IMPORT_FORMATS);
export type ImportFormat = z.infer<typeof ImportFormat>;
export const IMPORT_OUTCOMES = ['created', 'changed', 'unchanged', 'refused'] as const;
export const ImportOutcome = z.enum(IMPORT_OUTCOMES);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/**
 * Why something is refused, or what a reader did with it that somebody should know (`IMPORT_NOTES`). The screen has words for each; `message` says the
 * same in English, with the particulars.
 */
export const IMPORT_REFUSALS = [
  'wrong_type', 'not_supported', 'too_large', 'too_slow', 'too_much_memory', 'broken', 'encrypted', 'macros', 'no_text', 'encoding', 'empty',
  'unsafe_name', 'link', 'bomb', 'nested', 'altered', 'needs_mapping', 'formula', 'merged', 'cell_error', 'duplicate', 'no_chinese', 'unknown_section', 'field', 'reference', 'content',
] as const;
export const IMPORT_NOTES = ['formula_shown', 'merged_filled', 'encoding_guessed', 'left_out', 'hidden_left_out', 'repeated_line', 'headings_guessed', 'translation_stale', 'replaces_draft', 'section_renamed', 'section_removed'] as const;
export const ImportCode = z.enum([...IMPORT_REFUSALS, ...IMPORT_NOTES]);
export type ImportCode = z.infer<typeof ImportCode>;

/** Where in an upload something stands, as a person would look for it. `file` is the name inside an archive, or the upload's own. */
export const ImportPlace = z.object({
  file: z.string(), sheet: z.string().optional(), row: z.number().int().optional(), cell: z.string().optional(), page: z.number().int().optional(), line: z.number().int().optional(), section: z.string().optional(),
});
export type ImportPlace = z.infer<typeof ImportPlace>;
/** `path` is the item's field, such as `body.answer.zh`; empty for the whole. */
export const ImportTrouble = z.object({ code: ImportCode, path: z.string(), message: z.string(), place: ImportPlace });
export type ImportTrouble = z.infer<typeof ImportTrouble>;

/** One item of an upload, or a part of it that is none (`itemId` null). */
export const ImportRow = z.object({
  outcome: ImportOutcome, itemId: z.string().nullable(), kind: z.string().nullable(), title: z.string().nullable(), place: ImportPlace,
  /** The latest version there is now; 0 for a new item. */
  baseVersion: z.number().int(),
  /** Fields that change, at most 50. */
  fields: z.array(z.string()),
  troubles: z.array(ImportTrouble), notes: z.array(ImportTrouble),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** What a column of a question sheet can mean. */
export const FAQ_COLUMNS = ['id', 'question.zh', 'question.en', 'answer.zh', 'answer.en', 'phrasings.zh', 'phrasings.en', 'topic', 'products', 'audience', 'owner', 'validFrom', 'validTo', 'reviewBy', 'tags'] as const;
export const FaqColumn = z.enum(FAQ_COLUMNS);
export type FaqColumn = z.infer<typeof FaqColumn>;
/** Meaning → column letter, for example {"question.zh":"A","answer.zh":"C"}. */
export const FaqMapping = z.partialRecord(FaqColumn, z.string().regex(/^[A-Z]{1,3}$/));
export type FaqMapping = z.infer<typeof FaqMapping>;
/** A sheet as it was read: its columns with a sample, and what they were taken for. `guessed` is false when the caller said it. */
export const ImportSheet = z.object({
  file: z.string(), sheet: z.string(), headerRow: z.number().int(), rows: z.number().int(), as: z.enum(['faqs', 'document']), guessed: z.boolean(),
  columns: z.array(z.object({ column: z.string(), name: z.string(), sample: z.string() })), mapping: FaqMapping,
});
export type ImportSheet = z.infer<typeof ImportSheet>;

/**
 * POST /imports?name=…: the file itself is the body (`application/octet-stream`). Without `confirm` nothing is stored; with the `digest` of a dry run of
 * the same upload everything is, or nothing.
 */
export const ImportQuery = z.strictObject({
  name: z.string().trim().min(1).max(200),
  confirm: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  /** What a sheet is; guessed from its header when left out. */
  as: z.enum(['faqs', 'document']).optional(),
  language: Language.optional(),
  /** The document that a single file is a (new) version of. */
  item: ItemId.optional(),
  title: z.string().trim().min(1).max(200).optional(), owner: z.string().trim().min(1).max(100).optional(), validFrom: CalendarDate.optional(),
  /** For questions whose row names no topic. */
  topic: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/).optional(),
  /** FaqMapping as JSON. */
  mapping: z.string().max(2000).optional(),
  /** A formula's last result may be old: it is refused unless the caller says to take what is shown. */
  formulas: z.enum(['refuse', 'shown']).default('refuse'),
  /** What a merged cell says counts for one row only unless the caller says that it counts for all it covers. */
  merged: z.enum(['refuse', 'fill']).default('refuse'),
  encoding: z.enum(['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le']).default('auto'),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

export const ImportReport = z.object({
  name: z.string(), bytes: z.number().int(), format: ImportFormat.nullable(),
  /** True once it is in the record, as drafts. */
  stored: z.boolean(),
  /** Names the upload, the wishes and what they would change; send it as `confirm`. */
  digest: z.string(),
  /** Nothing is refused and something would change. */
  confirmable: z.boolean(),
  counts: z.record(ImportOutcome, z.number().int()),
  rows: z.array(ImportRow), sheets: z.array(ImportSheet), notes: z.array(ImportTrouble),
  /** Items that cite a section which this import changes: they will be marked. */
  marks: z.array(z.object({ itemId: ItemId, title: z.string(), document: ItemId, section: z.string(), change: z.enum(['changed', 'removed']) })),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** GET /exports/bundle: everything of a release (`current` or its id), or the latest versions (drafts too), or a part of them. */
export const BundleQuery = z.strictObject({
  from: z.string().regex(/^(current|latest|rel_[0-9a-z]{26})$/).default('current'),
  kind: z.string().max(20).optional(),
  /** Comma-separated ids. */
  ids: z.string().max(8000).optional(),
});
export type BundleQuery = z.infer<typeof BundleQuery>;
/** GET /exports/faqs. */
export const FaqExportQuery = BundleQuery.omit({ kind: true }).extend({ format: z.enum(['csv', 'xlsx']).default('csv') });
/** GET /exports/documents/:id. */
export const DocumentExportQuery = z.strictObject({ from: BundleQuery.shape.from, language: Language.default('zh') });

/** POST /items/:id/sources/confirm: an editor looked at the changed sources and the item still holds. */
export const ConfirmSources = z.strictObject({ version: z.number().int().min(1) });
/** A section an item cites that has changed since somebody last looked. `documentVersion` is the version that changed it. */
export const ChangedSource = z.object({ document: ItemId, title: z.string(), section: z.string(), change: z.enum(['changed', 'removed']), documentVersion: z.number().int(), at: z.string() });
export type ChangedSource = z.infer<typeof ChangedSource>;
