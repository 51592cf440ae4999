import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildTurnGraph } from './buildTurnGraph.ts';

it('stands in the docs as the code draws it', async () => {
  const picture = (await buildTurnGraph().getGraphAsync()).drawMermaid();
  const page = readFileSync(new URL('../../../../../docs/decisions/langgraph.md', import.meta.url), 'utf8');
  expect(page).toContain(picture.trim());
});
