import type { Problem } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { zh, type StaffKey } from '../i18n/words.ts';
import { refusalText } from './refusalText.ts';

const t = (key: StaffKey, params?: Record<string, unknown>): string => zh[key].replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params?.[name]));
const refusal = (code: Problem['code'], status: number, current?: unknown): Problem => ({ type: `urn:lobby:error:${code}`, title: '', status, code, retryable: false, ...(current === undefined ? {} : { current }) });

it('says what may be wrong, and of a lock how long it lasts', () => {
  expect(refusalText(refusal('unauthenticated', 401), false, t)).toBe(zh['signIn.wrong']);
  expect(refusalText(refusal('unauthenticated', 401), true, t)).toContain('验证码');
  expect(refusalText(refusal('wrong_state', 409), false, t)).toBe(zh['signIn.runOut']);
  expect(refusalText(refusal('rate_limited', 429, { retryAfterSeconds: 30 }), false, t)).toContain('30 秒');
  expect(refusalText(refusal('rate_limited', 429, { retryAfterSeconds: 481 }), false, t)).toContain('9 分钟');
  expect(refusalText(refusal('rate_limited', 429), false, t)).toBe(zh['problem.rate_limited']);
});
