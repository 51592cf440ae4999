import { EvalDataError } from '@lobby/nlu';
import type { z } from 'zod';

const SHOWN_PROBLEMS = 10;

/**
 * The values of a JSONL text, each fitting `shape` where one is given. A byte-order mark, CRLF and empty lines are fine.
 * @throws EvalDataError naming up to ten bad lines and what is wrong with each, or saying that there is nothing to read
 */
export function readLines(file: string, text: string, shape?: z.ZodType): unknown[] {
  const rows = text.replace(/^\ufeff/, '').split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ number: i + 1, ...parse(line) }]));
  if (rows.length === 0) throw new EvalDataError(`${file} holds no lines`);
  const problems = rows.flatMap((row) => {
    const problem = row.problem ?? (shape && complaint(shape, row.value));
    return problem ? [`line ${row.number}: ${problem}`] : [];
  });
  if (problems.length > 0) throw new EvalDataError(`${file}: ${problems.length} of ${rows.length} lines cannot be used\n  ${problems.slice(0, SHOWN_PROBLEMS).join('\n  ')}${problems.length > SHOWN_PROBLEMS ? '\n  …' : ''}`);
  return rows.map((row) => row.value);
}

function parse(line: string): { value: unknown; problem?: string } {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch {
    return { value: null, problem: `is not JSON: ${line.trim().slice(0, 40)}` };
  }
}

function complaint(shape: z.ZodType, value: unknown): string | null {
  const issue = shape.safeParse(value).error?.issues[0];
  return issue ? `${issue.path.length > 0 ? `"${issue.path.join('.')}": ` : ''}${issue.message}` : null;
}
