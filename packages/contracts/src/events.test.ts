import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CUSTOMER_EVENTS, CUSTOMER_PUSHES, DESK_EVENTS, DESK_PUSHES, MESSAGE_TEXT_MAX, PROTOCOL_VERSION, RATING_COMMENT_MAX } from './events.ts';

const page = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
const section = (heading: string): string => page.split(/^## /m).find((s) => s.startsWith(heading)) ?? '';

it.each([['Customers: namespace', { ...CUSTOMER_EVENTS, ...CUSTOMER_PUSHES }], ['Staff: namespace', { ...DESK_EVENTS, ...DESK_PUSHES }]])('docs/protocol.md names every event and push of "%s"', (heading, events) => {
  expect(Object.keys(events).filter((event) => !section(heading).includes(`\`${event}`))).toEqual([]);
});

it('docs/protocol.md names the version and the limits that hold', () => {
  expect(page).toContain(`Version ${PROTOCOL_VERSION} (`);
  expect(section('Limits')).toContain(`${MESSAGE_TEXT_MAX} / ${RATING_COMMENT_MAX} / 1000`);
});
