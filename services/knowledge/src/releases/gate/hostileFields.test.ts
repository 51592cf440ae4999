import type { Item, ReleasedItem } from '@lobby/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { readItem } from '../../items/parseItem.ts';
import { textsIn } from '../../items/textsIn.ts';
import { graphRows } from '../../graph/graphRows.ts';
import { openGrafeo } from '../../graph/grafeo.ts';
import { makeItem, miniBank } from '../../testing/miniBank.ts';
import { checkContent } from './checkContent.ts';

const HTML = '<img src=x onerror=alert(1)>';
const CYPHER = '`}) DETACH DELETE (n) //';
const TODAY = '2026-11-23';

/** Writes into one field of an item, by the path the item's errors use. */
function withText(item: Item, path: string, text: string): unknown {
  const copy = structuredClone(item) as unknown as Record<string, unknown>;
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const last = keys.pop() as string;
  const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  parent[last] = text;
  return copy;
}

const FIELDS = miniBank().flatMap((item) => textsIn(item).map(({ path }) => ({ item, path })));
const released = (items: readonly Item[]): ReleasedItem[] => items.map((item) => ({ item, version: 1 }));

describe(`S21 HTML and Cypher in each of the ${FIELDS.length} text fields of a bank`, () => {
  const taken: Item[] = [];
  /** Fields in which it was neither refused nor told by item and field. */
  const silent: Record<'html' | 'cypher', string[]> = { html: [], cypher: [] };
  let refused = 0;

  beforeAll(async () => {
    for (const { item, path } of FIELDS) for (const [kind, text] of [['html', HTML], ['cypher', CYPHER]] as const) {
      const read = readItem(withText(item, path, text));
      if (!read.ok) {
        refused += 1;
        if (!read.errors.some((e) => path.startsWith(e.path) || e.path.startsWith(path))) silent[kind].push(`${item.id} ${path}: ${JSON.stringify(read.errors)}`);
        continue;
      }
      const others = miniBank().filter((i) => i.id !== item.id);
      const findings = await checkContent({ releaseId: 'gate', number: 0, items: released([...others, read.item]) }, { asOf: TODAY });
      const told = findings.filter((f) => f.severity !== 'info' && f.itemId === item.id && f.field !== undefined && (path.startsWith(f.field) || f.field.startsWith(path)));
      if (kind === 'html' && told.length === 0) silent.html.push(`${item.id} ${path}`);
      if (!findings.some((f) => f.severity === 'error')) taken.push(read.item);
    }
  }, 240_000);

  it('is refused or told, by item and field, wherever a name or a number belongs; HTML wherever it stands', () => {
    expect(silent).toEqual({ html: [], cypher: [] });
    expect(refused).toBeGreaterThan(FIELDS.length / 4);
  });

  it('is an example of what is out of scope where a topic says so', async () => {
    const topic = makeItem('topic', 'oos', ['注入', 'Injection'], { topic: 'oos_injection', outOfScope: true, about: [], utterances: { zh: [HTML, HTML + HTML], en: [] } });
    expect((await checkContent({ releaseId: 'gate', number: 0, items: released([...miniBank(), topic]) }, { asOf: TODAY })).filter((f) => f.check === 'markup')).toEqual([]);
  });

  it('is in the graph the words it is where a text belongs: no node more or less, and all that was there can be read', async () => {
    const graph = openGrafeo();
    const byId = new Map(miniBank().map((i) => [i.id, i]));
    for (const item of taken) byId.set(item.id, item);
    expect(taken.length).toBeGreaterThan(20);
    const content = { releaseId: 'rel_evil', number: 1, items: released([...byId.values()]) };
    await graph.build(content);
    expect(await graph.read('rel_evil', 'nodeCount', { k: 'rel_evil|release' })).toEqual([{ ...graphRows(content).counts, complete: true }]);
    await graph.close();
  });
});
