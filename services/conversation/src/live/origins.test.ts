import { expect, it } from 'vitest';
import { isOwnOrigin } from './origins.ts';

const unknown = { allowedOrigins: [], ownOrigins: [] };
const known = { allowedOrigins: [], ownOrigins: ['https://chat.bank.example'] };

it.each(['http://127.0.0.1:8080', 'http://[::1]:8080', 'http://localhost:8080', 'http://lobby-box:8080', 'http://10.0.3.7'])('%s is our own page where no public address is known', (origin) => {
  expect(isOwnOrigin({ origin, host: new URL(origin).host }, unknown)).toBe(true);
});

it.each(['http://rebinding.example:8080', 'https://evil.example', 'http://127.0.0.1.evil.example:8080', 'null', 'file://', 'not an origin', ''])('S8 %s is not, whatever address its name leads to', (origin) => {
  expect(isOwnOrigin({ origin, host: origin.replace(/^https?:\/\//, '') }, unknown)).toBe(false);
});

it('S8 with a public address that one counts alone, whatever host the request names', () => {
  expect(isOwnOrigin({ origin: 'https://chat.bank.example', host: '10.0.3.7:8080' }, known)).toBe(true);
  for (const origin of ['http://127.0.0.1:8080', 'https://evil.example', 'https://chat.bank.example.evil.example', 'http://chat.bank.example']) expect(isOwnOrigin({ origin, host: new URL(origin).host }, known), origin).toBe(false);
});
