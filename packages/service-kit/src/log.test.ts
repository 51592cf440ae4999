import { expect, it } from 'vitest';
import { createLog } from './log.ts';

const SAID = '我的卡号是 6222021234567890123';

/** As drizzle makes it: the statement's values stand in the message, line by line, and so in the stack. */
const failed = (): Error => Object.assign(new Error(`Failed query: insert into "timeline" values ($1)\nparams: ${SAID},\n    at 6222021234567890123`, { cause: Object.assign(new Error(SAID), { code: '53100' }) }), { code: 'FAILED' });

it('C3 writes of an error its name, its code and where it was, and nothing of what it says', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  log.error({ err: failed() }, 'as a field');
  log.error(failed(), 'as the subject');
  log.error({ err: Object.assign(new Error(SAID), { code: SAID }) }, 'a code that is none');
  expect(lines).toHaveLength(3);
  expect(lines.join('')).not.toMatch(/6222|卡号|insert into/);
  const [first] = lines.map((line) => JSON.parse(line) as { err: { name: string; code: string; at: string[]; cause: { code: string } } });
  expect(first?.err).toMatchObject({ name: 'Error', code: 'FAILED', cause: { code: '53100' } });
  expect(first?.err.at[0]).toContain('log.test.ts');
});
