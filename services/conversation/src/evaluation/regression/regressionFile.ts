import { Act, Facts, Language } from '@lobby/contracts';
import { z } from 'zod';
import { DialogueCase } from '../dialogueCase.ts';

/**
 * One question of the bench and what must come of it. Numbers are not written here: an expectation names the item that must be cited, so that a new fee needs no new case.
 * `facts` are known before the question is put.
 */
export const QuestionCase = z.strictObject({
  id: z.string(), suite: z.enum(['topic', 'answer', 'verdict', 'scope', 'escalation']), language: Language, question: z.string().min(1), facts: Facts.default({}),
  expect: z.strictObject({
    topic: z.string().optional(), act: Act.optional(), act_not: Act.optional(), cites: z.array(z.string()).optional(), outcome: z.enum(['eligible', 'ineligible', 'unknown']).optional(),
    missing: z.string().optional(),
  }),
});
export type QuestionCase = z.infer<typeof QuestionCase>;

export type RegressionCases = { questions: readonly QuestionCase[]; dialogues: readonly DialogueCase[] };

/** Reads the lines of the bench's files. Throws with the number of the line that is wrong, or whose id another one has: outcomes of two releases are told apart by id. */
export function parseCases(lines: { questions: readonly unknown[]; dialogues: readonly unknown[] }): RegressionCases {
  return { questions: readAll(QuestionCase, lines.questions, 'question'), dialogues: readAll(DialogueCase, lines.dialogues, 'dialogue') };
}

function readAll<T extends { id: string }>(schema: z.ZodType<T>, lines: readonly unknown[], name: string): T[] {
  const seen = new Set<string>();
  return lines.map((line, i) => {
    const read = checked(schema, line, `${name} ${i + 1}`);
    if (seen.has(read.id)) throw new Error(`${name} ${i + 1}: the id ${read.id} is used twice`);
    seen.add(read.id);
    return read;
  });
}

function checked<T>(schema: z.ZodType<T>, line: unknown, where: string): T {
  const parsed = schema.safeParse(line);
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
