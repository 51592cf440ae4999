import { expect, it } from 'vitest';
import { browserOf } from './browserOf.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Chrome · Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1', 'Safari · iOS'],
  ['curl/8.5.0', 'curl/8.5.0'], ['', null], [null, null],
])('%s is shown as %s', (agent, shown) => expect(browserOf(agent)).toBe(shown));
