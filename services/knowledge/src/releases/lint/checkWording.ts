import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateFinding, ItemOf } from '@lobby/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { groupBy } from '../../groupBy.ts';
import type { ContentIndex } from '../contentIndex.ts';

/** How real customers word the same wish. The first seven must occur in every topic; what each means stands in dev/README.md of the demo bank. */
const STYLES = ['plain', 'colloquial', 'short', 'typo', 'voice', 'story', 'mixed', 'traditional'] as const;
const WANTED = STYLES.filter((s) => s !== 'traditional');
type Style = (typeof STYLES)[number];

/** Plain sentences are the easy ones; with more of them, figures and training would flatter. */
const MOST_PLAIN = 1 / 3;

const texts = z.array(z.string()).default([]);
const WordingFile = z.strictObject({ topic: z.string(), ...(Object.fromEntries(STYLES.map((s) => [s, texts])) as Record<Style, typeof texts>) });
type WordingFile = z.infer<typeof WordingFile>;
export type WordingReport = { findings: GateFinding[]; figures: Record<string, number> };

/**
 * Holds the Chinese utterances of the topics against `dev/wording/*.yaml`, which say how each is worded: every utterance under one style, at most a third plain, no style missing.
 * Says nothing of a folder that has no such files: they are for whoever writes a topic, and no part of a release.
 */
export async function checkWording(folder: string, index: ContentIndex): Promise<WordingReport> {
  const files = await readWordings(join(folder, 'dev', 'wording'));
  if (files.length === 0) return { findings: [], figures: {} };
  const byTopic = new Map(files.map((f) => [f.topic, f]));
  const findings = index.of('topic').filter(({ item }) => !item.body.outOfScope).flatMap(({ item }) => {
    const file = byTopic.get(item.body.topic);
    return file ? [...checkLabels(item, file), ...checkShares(item, file)] : [warning(item.id, 'no file in dev/wording says how its utterances are worded')];
  });
  const known = new Set(index.of('topic').map(({ item }) => item.body.topic));
  const strays = files.filter((f) => !known.has(f.topic)).map((f) => warning(undefined, `dev/wording names a topic that is not there: ${f.topic}`));
  return { findings: [...findings, ...strays], figures: figuresOf(files) };
}

function checkLabels(item: ItemOf<'topic'>, file: WordingFile): GateFinding[] {
  const labels = groupBy(STYLES.flatMap((style) => file[style].map((text) => ({ style, text }))), (l) => l.text);
  const utterances = new Set(item.body.utterances.zh);
  return [
    ...[...utterances].filter((u) => !labels.has(u)).map((u) => warning(item.id, `"${u}" has no style`)),
    ...[...labels].filter(([text, found]) => found.length > 1 || !utterances.has(text)).map(([text, found]) => warning(item.id, `"${text}" ${utterances.has(text) ? `has several styles: ${found.map((l) => l.style).join(', ')}` : 'has a style but is no utterance'}`)),
  ];
}

function checkShares(item: ItemOf<'topic'>, file: WordingFile): GateFinding[] {
  const share = plainShare([file]);
  return [
    ...WANTED.filter((style) => file[style].length === 0).map((style) => warning(item.id, `no utterance is ${style}`)),
    ...(share > MOST_PLAIN ? [warning(item.id, `${Math.round(share * 1000) / 10} % are plain, more than a third`)] : []),
  ];
}

function figuresOf(files: readonly WordingFile[]): Record<string, number> {
  const perStyle = STYLES.map((style) => [`utterancesZh.${style}`, sum(files.map((f) => f[style].length))] as const);
  return { ...Object.fromEntries(perStyle), plainPercent: percent(plainShare(files)), plainPercentOfWorstTopic: percent(Math.max(...files.map((f) => plainShare([f])))) };
}

const plainShare = (files: readonly WordingFile[]): number => sum(files.map((f) => f.plain.length)) / sum(files.flatMap((f) => STYLES.map((s) => f[s].length)));
const percent = (share: number): number => Math.round(share * 1000) / 10;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const warning = (itemId: string | undefined, message: string): GateFinding => ({ severity: 'warning', check: 'wording', ...(itemId ? { itemId } : {}), field: 'body.utterances.zh', message });

/** @throws when a file is no wording file */
async function readWordings(folder: string): Promise<WordingFile[]> {
  const names = (await readdir(folder).catch(() => [])).filter((n) => n.endsWith('.yaml')).toSorted();
  return Promise.all(names.map(async (name) => WordingFile.parse(parse(await readFile(join(folder, name), 'utf8')))));
}
