import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { readInThread } from './readInThread.ts';

const LENGTH = 100_000;
/** A tenth of this is what an honest text of the length costs, thread and all; what costs its square comes to ten times as much. */
const MOST_CPU_MS = 3_000;

const of = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
const LINES = {
  'blanks before a letter': `${of(' ')}x`, 'blanks within a line': `x${of(' ')}x`, tabs: `${of('\t')}x`, 'wide blanks': `x${of('\u3000')}x`, 'no-break blanks': `x${of('\u00a0')}x`, 'empty lines': `${of('\n')}x`,
  emphasis: of('_a'), stars: of('*'), brackets: of('['), links: of('[a]('), pipes: of('|'), ticks: of('`a'), hyphens: of('-'), waves: of('~'), numbers: of('1,'), numerals: of('一百'), ends: of('</'), tags: of('<a '), comments: of('<!--'), entities: of('&'), braces: of('{#a'), clauses: of('第一条'), addresses: of('a@'), quotes: of('"'),
};
const FILES: Record<string, (line: string) => string> = {
  'a.md': (line) => `# t\n\n## ${line} {#`, 'b.md': (line) => `# t\n\n## s\n\n${line}`, 'a.html': (line) => `<h1>t</h1><p>${line}`, 'a.txt': (line) => line, 'a.csv': (line) => `问题,答案,主题\n${line},a,card_lost\n`,
};

it.each(Object.entries(LINES))('S18 a line of %s costs no more than its length', async (_name, line) => {
  for (const [name, wrap] of Object.entries(FILES)) {
    const before = process.cpuUsage();
    await readInThread({ name, bytes: strToU8(wrap(line)), encoding: 'auto' });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000, name).toBeLessThan(MOST_CPU_MS);
  }
}, 60_000);
