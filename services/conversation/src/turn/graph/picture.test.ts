import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawTurn } from './buildTurn.ts';

it('stands in the docs as the code draws it', () => {
  const page = readFileSync(new URL('../../../../../docs/decisions/langgraph.md', import.meta.url), 'utf8');
  expect(page).toContain(drawTurn().trim());
});
