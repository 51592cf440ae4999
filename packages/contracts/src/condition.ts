import { z } from 'zod';

/** A value a fact or slot can hold. Dates are ISO strings, durations ISO 8601, money a number in yuan. */
export const FactValue = z.union([z.string(), z.number(), z.boolean()]);
export type FactValue = z.infer<typeof FactValue>;
/** What is known of a customer: fact item id → value. A missing key is unknown, not false. */
export const Facts = z.record(z.string(), FactValue);
export type Facts = z.infer<typeof Facts>;

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fact: string; op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte'; value: FactValue }
  | { fact: string; op: 'in'; value: FactValue[] }
  | { fact: string; op: 'between'; value: [number | string, number | string] }
  | { fact: string; op: 'exists' };

const subject = z.string().min(1).max(100);

/** A condition tree, evaluated in three-valued logic (services/knowledge rules/): true, false, or unknown while facts are missing. */
export const Condition: z.ZodType<Condition, Condition> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(Condition).min(1).max(50) }),
  z.strictObject({ any: z.array(Condition).min(1).max(50) }),
  z.strictObject({ not: Condition }),
  z.strictObject({ fact: subject, op: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte']), value: FactValue }),
  z.strictObject({ fact: subject, op: z.literal('in'), value: z.array(FactValue).min(1) }),
  z.strictObject({ fact: subject, op: z.literal('between'), value: z.tuple([z.union([z.number(), z.string()]), z.union([z.number(), z.string()])]) }),
  z.strictObject({ fact: subject, op: z.literal('exists') }),
]));
