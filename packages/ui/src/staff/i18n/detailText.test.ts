import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detailText } from './detailText.ts';

test('a refusal is told in Chinese on a Chinese screen, as it came on an English one', () => {
  expect(detailText('A ticket does not go from new to closed', 'zh')).toBe('工单不能从“新建”改为“已关闭”。');
  expect(detailText('A ticket does not go from new to closed', 'en')).toBe('A ticket does not go from new to closed');
  expect(detailText('A ticket holds at most 50 files', 'zh')).toContain('50');
  expect(detailText('some day another reason', 'zh')).toBeNull();
  expect(detailText(undefined, 'zh')).toBeNull();
});

test.each([['access', ['There are two admins who can approve one another', 'This first password has run out; ask for another', 'A second factor is set up already', 'There is no second factor yet']], ['privacy', []]])('every reason that the compliance office hears from %s has its Chinese', (room, elsewhere: string[]) => {
  const folder = new URL(`../../../../../services/${room}/src/`, import.meta.url);
  const sources = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const reasons = sources.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/new LobbyError\('(?:wrong_state|conflict)', '([^']+?)\\?'/g)].map(([, text]) => text ?? ''));
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons.filter((text) => !elsewhere.some((known) => text.startsWith(known)))) expect(detailText(reason, 'zh'), reason).not.toBeNull();
});

test('every reason that the tickets refuse for has its Chinese', () => {
  const folder = new URL('../../../../../services/tickets/src/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const reasons = sources.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/new LobbyError\('(?:wrong_state|conflict|too_large)', (['`])(.+?)\1/g)].map(([, , text]) => text ?? ''));
  expect(reasons.length).toBeGreaterThan(10);
  const customers = ['You are not waiting for a person', 'This conversation already has an open handoff', 'This conversation belongs to another customer; open a new one', 'This clientId was used for another message'];
  for (const reason of reasons.filter((text) => !customers.includes(text))) expect(detailText(reason.replaceAll(/\$\{MOST[^}]*\}/g, '5').replaceAll(/\$\{[^}]*\}/g, 'open'), 'zh'), reason).not.toBeNull();
});
