import { Act, SlotValue } from '@lobby/contracts';
import { z } from 'zod';

/** What one turn should come to; a key that is absent is not judged. */
const Expectation = z.object({
  intent: z.string().optional(),
  act: Act.optional(),
  slots: z.record(z.string(), SlotValue).optional(),
  must_mention: z.array(z.string()).optional(),
  must_not: z.array(z.string()).optional(),
});
export type Expectation = z.infer<typeof Expectation>;

/** One line of a dialogues file. `pattern` groups the figures; without it a case counts under its language. `assurance` says who talks. */
export const DialogueCase = z.object({
  id: z.string(),
  pattern: z.string().optional(),
  assurance: z.enum(['anonymous', 'identified', 'verified']).default('anonymous'),
  /** The bank's number of the customer who talks, where the sandbox's first will not do. */
  customer: z.string().optional(),
  turns: z.array(z.object({ user: z.string().min(1), expect: Expectation.default({}) })).min(1),
});
export type DialogueCase = z.infer<typeof DialogueCase>;
