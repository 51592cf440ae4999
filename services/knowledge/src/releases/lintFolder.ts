import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateFinding, ItemKind, ReleasedItem } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import { readFolder } from '../import/readFolder.ts';
import { readItem } from '../items/parseItem.ts';
import { indexContent } from './contentIndex.ts';
import { checkContent } from './gate/checkContent.ts';
import type { GateContext } from './gate/gateCheck.ts';

export type LintReport = { findings: GateFinding[]; counts: Partial<Record<ItemKind, number>>; content: readonly ReleasedItem[] };

/** Lines that measure understanding and must never be trained on. */
const HELDOUT = ['intents.zh.jsonl', 'intents.en.jsonl', 'oos.jsonl', 'escalation.jsonl'] as const;

/** Everything the gate would say of a folder of content, and besides which of its utterances stand in the held-out files, word for word. Needs no record. */
export async function lintFolder(folder: string, context: GateContext): Promise<LintReport> {
  const read = await readFolder(folder);
  const items = read.items.map(({ file, value }) => ({ file, value, parsed: readItem(value) }));
  const schema = [
    ...read.broken.flatMap((b) => b.errors.map((e): GateFinding => ({ severity: 'error', check: 'schema', field: `${b.file ?? ''} ${e.path}`.trim(), message: e.message }))),
    ...items.flatMap(({ file, value, parsed }) => (parsed.ok ? [] : parsed.errors.map((e): GateFinding => ({ severity: 'error', check: 'schema', field: `${file} ${idOf(value)} ${e.path}`.trim(), message: e.message })))),
  ];
  const content = items.flatMap(({ parsed }) => (parsed.ok ? [{ item: parsed.item, version: 1 }] : []));
  const counts: LintReport['counts'] = {};
  for (const { item } of content) counts[item.kind] = (counts[item.kind] ?? 0) + 1;
  const findings = [...schema, ...doubles(content), ...await checkContent({ releaseId: 'lint', number: 0, items: content }, context), ...await sharedWithHeldout(folder, content)];
  return { findings, counts, content };
}

const idOf = (value: unknown): string => (typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '');

function doubles(content: readonly ReleasedItem[]): GateFinding[] {
  const seen = new Set<string>();
  return content.flatMap(({ item }): GateFinding[] => {
    if (!seen.has(item.id)) { seen.add(item.id); return []; }
    return [{ severity: 'error', check: 'schema', itemId: item.id, field: 'id', message: 'stands in two places' }];
  });
}

async function sharedWithHeldout(folder: string, content: readonly ReleasedItem[]): Promise<GateFinding[]> {
  const held = new Map<string, string>();
  for (const file of HELDOUT) for (const text of await linesOf(join(folder, 'heldout', file))) held.set(bareText(text), file);
  if (held.size === 0) return [];
  return trained(content).flatMap(({ itemId, field, text }): GateFinding[] => {
    const file = held.get(bareText(text));
    if (!file) return [];
    // "你好" must be known and cannot be said in other words: such a line measures nothing, and is told as what it is.
    return [{ severity: isCommon(text) ? 'info' : 'warning', check: 'heldout', itemId, field, message: `"${text}" stands in heldout/${file} too${isCommon(text) ? ': too short to be said otherwise, so that line measures nothing' : ' and would be trained on'}` }];
  });
}

const isCommon = (text: string): boolean => (/[\u4e00-\u9fff]/.test(text) ? bareText(text).length <= 4 : text.trim().split(/\s+/).length <= 2);

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map((line) => String((JSON.parse(line) as { text?: unknown }).text ?? ''));
}

/** Every text that understanding or retrieval is trained on. */
function trained(content: readonly ReleasedItem[]): { itemId: string; field: string; text: string }[] {
  const index = indexContent({ releaseId: 'lint', number: 0, items: content });
  const spread = (itemId: string, field: string, lists: { zh: readonly string[]; en: readonly string[] }) =>
    (['zh', 'en'] as const).flatMap((language) => lists[language].map((text, i) => ({ itemId, field: `${field}.${language}[${i}]`, text })));
  return [
    ...index.of('topic').flatMap(({ item }) => spread(item.id, 'body.utterances', item.body.utterances)),
    ...index.of('faq').flatMap(({ item }) => spread(item.id, 'body.phrasings', item.body.phrasings)),
    ...index.of('escalation').flatMap(({ item }) => [...spread(item.id, 'body.phrasings', item.body.phrasings), ...spread(item.id, 'body.lookalikes', item.body.lookalikes)]),
  ];
}
