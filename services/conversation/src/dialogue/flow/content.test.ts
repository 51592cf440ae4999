import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Item } from '@lobby/contracts';
import { flowDiagram } from './mermaid.ts';
import { validateFlow } from './validateFlow.ts';

const FOLDER = new URL('../../../../../content/demo-bank/flows/', import.meta.url);
const files = readdirSync(FOLDER).filter((f) => f.endsWith('.yaml'));

describe('the demo bank\'s flows', () => {
  it('are at least eighteen', () => {
    expect(files.length).toBeGreaterThanOrEqual(18);
  });

  it.each(files)('%s is a valid flow in both languages, with a diagram', (file) => {
    const item = Item.parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')));
    if (item.kind !== 'flow') throw new Error(`${file} is no flow`);
    expect(validateFlow(item.body)).toEqual([]);
    expect(flowDiagram(item.body, 'en')).toContain('flowchart TD');
    const texts = item.body.slots.map((s) => s.question);
    for (const text of [item.title, ...texts]) expect(text.en).toBeTruthy();
  });

  it('start from topics that no other flow starts from', () => {
    const topics = files.flatMap((file) => (parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { body: { topics: string[] } }).body.topics);
    expect(new Set(topics).size).toBe(topics.length);
  });
});
