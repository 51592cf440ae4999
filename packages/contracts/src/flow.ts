import { z } from 'zod';
import { Condition } from './condition.ts';
import { Localized } from './text.ts';

/** Entity types understanding reports; offsets are in the original text. */
export const ENTITY_TYPES = ['amount', 'term', 'date', 'phone', 'card_number', 'id_number', 'card_tail', 'percent', 'city', 'person_name', 'email', 'otp'] as const;
/** Slot names the dialogue fills from entities and products; a flow may add slots of its own. */
export const SLOT_NAMES = ['amount', 'currency', 'term', 'card_type', 'card_tail', 'date', 'city', 'branch', 'product', 'phone', 'age', 'income', 'rate_type', 'person_count'] as const;

const name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

export const FlowSlot = z.strictObject({
  name,
  type: z.enum(['amount', 'term', 'date', 'phone', 'card_tail', 'percent', 'city', 'branch', 'person_name', 'email', 'otp', 'product', 'number', 'enum', 'yes_no', 'text']),
  question: Localized,
  /** Said when an answer does not fit, before asking again. */
  hint: Localized.optional(),
  options: z.array(z.strictObject({ value: z.string(), label: Localized, synonyms: z.strictObject({ zh: z.array(z.string()).default([]), en: z.array(z.string()).default([]) }).optional() })).default([]),
  /**
   * Buttons made at run time from a list in a result: `{ list: result.cards.cards, value: card_tail, label: name }`, perhaps only the rows `where` a field has a value.
   * Where the list holds one row only, there is nothing to ask: it is taken.
   */
  optionsFrom: z.strictObject({ list: z.string(), value: name, label: name, where: z.strictObject({ field: name, is: z.string() }).optional() }).optional(),
  /** Bounds of a number or an amount in yuan. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** True where the customer may say "跳过". */
  skippable: z.boolean().default(false),
});

const goto = z.string();
const step = { id: name };
/**
 * One step of a flow. Texts may hold `{{slot.x}}`, `{{result.x.y}}` (a saved call or compute) and knowledge placeholders.
 * A step without `next`/branch falls through to the one below it. Conditions name slots as `slot.x`, results as `result.x.y` (`result.x.error` holds the code of a
 * failed call) and how surely the customer is known as `session.assurance`. Values in texts take a filter: `{{result.bill.total|money}}`, also `date number percent term direction`.
 */
export const FlowStep = z.union([
  z.strictObject({ ...step, collect: name }),
  z.strictObject({
    ...step, say: Localized, next: goto.optional(),
    /** A list of a result shown as a table under the text; `field` may carry a filter as in texts (`balance|money`). */
    table: z.strictObject({ list: z.string(), columns: z.array(z.strictObject({ title: Localized, field: z.string() })).min(1) }).optional(),
  }),
  z.strictObject({ ...step, branch: z.array(z.strictObject({ when: Condition, goto })).min(1), else: goto.optional() }),
  /** Calls the bank through the connector port; `args` values starting with `$` read a slot, `$result.x.y` a result. */
  z.strictObject({ ...step, call: z.string(), args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}), save: name.optional(), onError: goto.optional() }),
  /**
   * A named deterministic computation (dialogue/compute), for example instalment_cost or loan_payment. Besides slots and results an argument may be
   * `@rate.x`: that rate's percent for the arguments `term` and `amount`, as published today. The arguments are saved with the result.
   */
  z.strictObject({ ...step, compute: name, args: z.record(z.string(), z.union([z.string(), z.number()])).default({}), save: name }),
  /** Yes/no before anything is changed; nothing after it runs without a yes. */
  z.strictObject({ ...step, confirm: Localized, onNo: goto.optional() }),
  /** Puts an eligibility question to the rules; the dialogue then asks the missing facts itself. */
  z.strictObject({ ...step, eligibility: z.strictObject({ product: z.string() }), save: name.optional() }),
  z.strictObject({ ...step, ticket: z.strictObject({ subject: Localized, queue: z.string(), priority: z.enum(['urgent', 'high', 'normal']).default('normal') }) }),
  z.strictObject({ ...step, handoff: z.strictObject({ reason: z.string(), queue: z.string(), priority: z.enum(['urgent', 'high', 'normal']).default('normal') }), say: Localized.optional() }),
  z.strictObject({ ...step, end: z.literal(true) }),
]);
export type FlowStep = z.infer<typeof FlowStep>;

export const FlowBody = z.strictObject({
  /** The topics that start this flow. */
  topics: z.array(z.string()).min(1),
  /** Question aspects this flow answers itself ("我的额度是多少" for the limit flow). A message that asks about anything else is answered from knowledge. */
  aspects: z.array(z.string()).default([]),
  /** `wish`: only when the message is no question, for flows whose topic is mostly asked about (a visit to a branch). */
  startsOn: z.enum(['any', 'wish']).default('any'),
  requires: z.enum(['anonymous', 'identified', 'verified']).default('anonymous'),
  slots: z.array(FlowSlot).default([]),
  steps: z.array(FlowStep).min(1),
});
export type FlowBody = z.infer<typeof FlowBody>;
export type FlowSlot = z.infer<typeof FlowSlot>;
