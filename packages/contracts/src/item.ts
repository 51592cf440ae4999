import { z } from 'zod';
import { Condition } from './condition.ts';
import { CalendarDate, ItemId } from './ids.ts';
import { FlowBody } from './flow.ts';
import { Localized, LocalizedList } from './text.ts';

/** Money in content files and on the wire: yuan (or `currency`) with at most two decimals; the graph holds integers in fen. */
export const Money = z.number().min(0).max(1e12).refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6, 'at most two decimals');
/** A percentage as a decimal string, so that 1.10 stays 1.10: "1.45" means 1.45 % a year unless said otherwise. */
export const Percent = z.string().regex(/^-?\d{1,4}(\.\d{1,6})?$/);
/** ISO 8601 duration: P3Y, P6M, P7D, P18M. */
export const Duration = z.string().regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/);
const Category = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** Where something stands written: the document item and its section anchor. */
export const Source = z.strictObject({ document: ItemId, section: z.string().min(1) });
export type Source = z.infer<typeof Source>;
/** What an item stands on, besides rules and FAQs which must and mostly do say it: a change of the section asks for another look at the item. */
const Sources = z.array(Source).optional();

export const ProductBody = z.strictObject({
  /** For example deposit, wealth, fund, gold, debit_card, credit_card, loan, mortgage, fx, pension, vip, channel, business. */
  category: Category,
  aliases: LocalizedList,
  summary: Localized,
  features: z.array(Localized).default([]),
  /** Attribute values a customer may filter by, for example {no_annual_fee:true, overseas:true, points:true, tier:"platinum"}. */
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  limits: z.array(z.strictObject({ key: z.string(), name: Localized, amount: Money.optional(), value: Localized.optional() })).default([]),
  materials: z.array(Localized).default([]),
  channels: z.array(z.enum(['app', 'online_bank', 'branch', 'atm', 'phone', 'mini_program'])).default([]),
  hours: Localized.optional(),
  risk: z.enum(['R1', 'R2', 'R3', 'R4', 'R5']).optional(),
  alternatives: z.array(ItemId).default([]),
  excludes: z.array(ItemId).default([]),
  requiresProducts: z.array(ItemId).default([]),
  /** A sentence that must stand with every answer about the product, such as a risk warning. */
  disclaimer: Localized.optional(),
  basedOn: Sources,
});

export const FactBody = z.strictObject({
  type: z.enum(['number', 'money', 'boolean', 'enum', 'date', 'duration', 'text']),
  unit: Localized.optional(),
  question: Localized,
  options: z.array(z.strictObject({ value: z.string(), label: Localized, synonyms: LocalizedList.optional() })).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  /** How hard it is for a customer to answer: 1 (age) … 10 (needs papers). Cheap questions come first. */
  askingCost: z.number().int().min(1).max(10),
  /** A number that time alone moves, and only up (age, months with the bank): nobody is advised to have less of it. */
  onlyGrows: z.boolean().optional(),
  /** The slot that fills this fact when the customer has already said it, for example age, income, city. */
  slot: z.string().optional(),
});

export const RuleEffect = z.discriminatedUnion('type', [
  /** The condition must hold, otherwise the customer is not eligible. */
  z.strictObject({ type: z.literal('require') }),
  /** If the condition holds, the customer is not eligible. */
  z.strictObject({ type: z.literal('exclude') }),
  /** If the condition holds, this limit (yuan), or this multiple of a money fact, applies; the lowest wins. */
  z.strictObject({ type: z.literal('limit'), name: Localized, amount: Money.optional(), multipleOf: z.strictObject({ fact: ItemId, factor: z.number().positive() }).optional() }),
  z.strictObject({ type: z.literal('fee_waiver'), fee: ItemId, discountPercent: Percent.default('100') }),
  /** Added to the product's rate if the condition holds, in percentage points: "-0.10" is ten basis points less. */
  z.strictObject({ type: z.literal('rate_adjustment'), rate: ItemId, points: Percent }),
  z.strictObject({ type: z.literal('material'), material: Localized }),
  z.strictObject({ type: z.literal('extra_verification'), note: Localized }),
]);

export const RuleBody = z.strictObject({
  /** Products or `category:<name>` the rule governs. */
  appliesTo: z.array(z.string().regex(/^(product\.[a-z0-9_-]+|category:[a-z0-9_]+)$/)).min(1),
  effect: RuleEffect,
  when: Condition,
  basedOn: Source,
  /** Higher wins where two rules set the same quantity. */
  priority: z.number().int().min(0).max(1000).default(100),
  supersedes: ItemId.optional(),
  /** The rule in a customer's words: "年满 18 周岁且不超过 65 周岁". */
  explain: Localized,
  /** What would help when it fails: "补缴社保满 6 个月后可再申请". */
  remedy: Localized.optional(),
});

export const FeeBody = z.strictObject({
  product: ItemId,
  /** For example annual, transfer, replacement, cash_advance, late, fx, account_management. */
  feeType: Category,
  amount: Money.optional(),
  percent: Percent.optional(),
  min: Money.optional(),
  max: Money.optional(),
  currency: z.string().length(3).default('CNY'),
  per: z.enum(['year', 'month', 'transaction', 'item', 'once', 'day']),
  bands: z.array(z.strictObject({ upTo: Money.optional(), amount: Money.optional(), percent: Percent.optional() })).default([]),
  note: Localized.optional(),
  waiver: Localized.optional(),
  basedOn: Sources,
});

export const RateBody = z.strictObject({
  product: ItemId,
  /** For example deposit, loan, lpr, fx_buy, fx_sell, expected_yield, instalment. */
  rateType: Category,
  per: z.enum(['year', 'month', 'day', 'once', 'unit']).default('year'),
  bands: z.array(z.strictObject({
    term: Duration.optional(),
    minAmount: Money.optional(),
    maxAmount: Money.optional(),
    currency: z.string().length(3).optional(),
    percent: Percent,
  })).min(1),
  note: Localized.optional(),
  basedOn: Sources,
});

export const FaqBody = z.strictObject({
  topic: z.string(),
  products: z.array(ItemId).default([]),
  phrasings: LocalizedList,
  /** Markdown. `{{fee.x}}`, `{{rate.x#P3Y}}`, `{{product.x}}`, `{{product.x#limits.key}}`, `{{branch.x#hours}}` are filled from the graph. */
  answer: Localized,
  audience: z.enum(['customer', 'staff']).default('customer'),
  channels: z.array(z.string()).default([]),
  procedure: ItemId.optional(),
  basedOn: z.array(Source).default([]),
});

export const DocumentBody = z.strictObject({
  summary: Localized,
  sections: z.array(z.strictObject({ anchor: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/), heading: Localized, text: Localized })).min(1),
  source: z.string().optional(),
});

export const ProcedureBody = z.strictObject({
  topic: z.string().optional(),
  products: z.array(ItemId).default([]),
  steps: z.array(z.strictObject({ id: z.string(), text: Localized, next: z.array(z.strictObject({ to: z.string(), when: Localized.optional() })).default([]) })).min(1),
  basedOn: Sources,
});

export const MediaBody = z.strictObject({
  mediaType: z.enum(['video', 'audio', 'image']),
  url: z.string(),
  durationSeconds: z.number().int().positive().optional(),
  topic: z.string().optional(),
  transcript: Localized,
});

export const TopicBody = z.strictObject({
  topic: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  /** Product ids or `category:<name>`: what the topic is about. */
  about: z.array(z.string()).default([]),
  /** True for collections of what Lobby must not answer. */
  outOfScope: z.boolean().default(false),
  utterances: LocalizedList,
});

/** Situations that must reach a person at once. `signal` is what understanding reports and the decision acts on. */
export const EscalationBody = z.strictObject({
  signal: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  queue: z.string(),
  priority: z.enum(['urgent', 'high', 'normal']),
  phrasings: LocalizedList,
  lookalikes: LocalizedList,
  message: Localized,
});

export const TermBody = z.strictObject({ aliases: LocalizedList, meaning: Localized });

export const BranchBody = z.strictObject({
  city: z.string(),
  address: Localized,
  phone: z.string(),
  hours: Localized,
  services: z.array(Localized).default([]),
});

const envelope = {
  id: ItemId,
  title: Localized,
  /** The team or person who must keep it true. */
  owner: z.string().min(1),
  validFrom: CalendarDate,
  validTo: CalendarDate.optional(),
  reviewBy: CalendarDate.optional(),
  tags: z.array(z.string()).default([]),
};
const item = <K extends string, B extends z.ZodType>(kind: K, body: B) =>
  z.strictObject({ ...envelope, kind: z.literal(kind), body })
    .refine((i) => i.id.startsWith(`${kind}.`), { message: `the id must start with "${kind}."`, path: ['id'] })
    .refine((i) => !i.validTo || i.validTo >= i.validFrom, { message: 'the last day lies before the first', path: ['validTo'] });

/** One knowledge item as an editor writes it, a file holds it and a version stores it. */
export const Item = z.discriminatedUnion('kind', [
  item('product', ProductBody), item('rule', RuleBody), item('fact', FactBody), item('fee', FeeBody), item('rate', RateBody),
  item('faq', FaqBody), item('document', DocumentBody), item('procedure', ProcedureBody), item('media', MediaBody),
  item('topic', TopicBody), item('flow', FlowBody), item('term', TermBody), item('branch', BranchBody), item('escalation', EscalationBody),
]);
export type Item = z.infer<typeof Item>;
/** What may be written in a file: defaults are still missing. */
export type ItemInput = z.input<typeof Item>;
export type ItemKind = Item['kind'];
export type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>;
export const ITEM_KINDS = ['product', 'rule', 'fact', 'fee', 'rate', 'faq', 'document', 'procedure', 'media', 'topic', 'flow', 'term', 'branch', 'escalation'] as const satisfies readonly ItemKind[];

export const ITEM_STATES = ['draft', 'in_review', 'approved', 'published', 'retired'] as const;
export const ItemState = z.enum(ITEM_STATES);
export type ItemState = z.infer<typeof ItemState>;

/** One version of an item. `version` counts from 1 per item; a published version never changes again. */
export const ItemVersion = z.object({
  item: Item,
  version: z.number().int().min(1),
  state: ItemState,
  author: z.string(),
  approver: z.string().nullable(),
  createdAt: z.string(),
});
export type ItemVersion = z.infer<typeof ItemVersion>;
