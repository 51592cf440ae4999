import { z } from 'zod';
import { ItemId } from './ids.ts';
import { ItemState } from './item.ts';

/** A row of the item table in the admin. */
export const ItemRow = z.object({
  id: ItemId, kind: z.string(), title: z.string(), titleEn: z.string().nullable(), owner: z.string(),
  /** The latest version and its state; `publishedVersion` is what customers get now. */
  version: z.number().int(), state: ItemState, publishedVersion: z.number().int().nullable(),
  validFrom: z.string(), validTo: z.string().nullable(), reviewBy: z.string().nullable(), updatedAt: z.string(), author: z.string(), approver: z.string().nullable(),
});
export type ItemRow = z.infer<typeof ItemRow>;
export const ItemListQuery = z.strictObject({
  q: z.string().max(200).optional(), kind: z.string().max(20).optional(), state: ItemState.optional(), after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ItemPage = z.object({ rows: z.array(ItemRow), next: z.string().nullable(), total: z.number().int() });
export type ItemPage = z.infer<typeof ItemPage>;

/** A whole item for the editor. `item` is checked by the Item schema on save; here it stays open so that a broken draft can be shown. */
export const ItemDetail = z.object({
  row: ItemRow, item: z.record(z.string(), z.unknown()), published: z.record(z.string(), z.unknown()).nullable(),
  versions: z.array(z.object({ version: z.number().int(), state: ItemState, author: z.string(), approver: z.string().nullable(), createdAt: z.string() })),
  usedBy: z.array(z.object({ id: ItemId, title: z.string() })),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

/** PUT /items/:id. `baseVersion` is the version the editor saw (0 for a new item): another latest version → 409 with `current`. */
export const SaveItem = z.strictObject({ baseVersion: z.number().int().min(0), item: z.record(z.string(), z.unknown()) });
export const ReviewDecision = z.strictObject({ version: z.number().int().min(1), decision: z.enum(['approve', 'return']), comment: z.string().max(2000).optional() });
export const PublishRequest = z.strictObject({ note: z.string().max(500).default('') });

/** POST /knowledge/try: a question asked as any customer, with the whole trace. */
export const TryRequest = z.strictObject({
  question: z.string().min(1).max(1000), language: z.enum(['zh', 'en']).optional(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  asOf: z.iso.date().optional(), release: z.string().optional(),
});
