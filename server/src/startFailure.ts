import { DirectoryInUseError, DirectoryUnusableError, RecordBehindError, RecordUnusableError, sqlState } from '@lobby/service-kit/db';
import { describeError } from '@lobby/service-kit';

/** What an operator is told of a start that failed, and the exit code: 2 for what they can put right, 1 for anything else. */
export type StartFailure = { text: string; exitCode: 1 | 2 };

/**
 * What the operator can put right is said in one sentence; anything else with its stack. Of a statement that the record refused only the state, the rule and the place are told: its own
 * message quotes the values.
 */
export function startFailure(error: unknown): StartFailure {
  const known = [DirectoryInUseError, DirectoryUnusableError, RecordBehindError, RecordUnusableError].some((kind) => error instanceof kind) || (error instanceof Error && (error.message.startsWith('The environment') || 'code' in error && error.code === 'EADDRINUSE'));
  if (known) return { text: (error as Error).message, exitCode: 2 };
  return { text: `Lobby could not start: ${error instanceof Error ? told(error) : String(error)}`, exitCode: 1 };
}

function told(error: Error): string {
  const state = sqlState(error);
  if (!state) return error.stack ?? error.message;
  return [`the record refused a statement (SQLSTATE ${state}${ruleOf(error)})`, ...describeError(error).at].join('\n    ');
}

/** The constraint that a row broke, where the database names one. */
function ruleOf(error: Error): string {
  for (let e: unknown = error; e instanceof Error; e = e.cause) if ('constraint' in e && typeof e.constraint === 'string') return `, ${e.constraint}`;
  return '';
}
