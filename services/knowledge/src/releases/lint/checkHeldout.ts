import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateFinding } from '@lobby/contracts';
import { bareText } from '../../faq/normalise.ts';
import type { ContentIndex } from '../contentIndex.ts';

/** Lines that measure understanding and must never be trained on. */
const HELDOUT = ['intents.zh.jsonl', 'intents.en.jsonl', 'oos.jsonl', 'escalation.jsonl'] as const;

/** Which texts that understanding or retrieval is trained on also stand in the folder's held-out files, word for word. */
export async function checkHeldout(folder: string, index: ContentIndex): Promise<GateFinding[]> {
  const held = new Map<string, string>();
  for (const file of HELDOUT) for (const text of await linesOf(join(folder, 'heldout', file))) held.set(bareText(text), file);
  if (held.size === 0) return [];
  return trained(index).flatMap(({ itemId, field, text }): GateFinding[] => {
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

function trained(index: ContentIndex): { itemId: string; field: string; text: string }[] {
  const spread = (itemId: string, field: string, lists: { zh: readonly string[]; en: readonly string[] }) =>
    (['zh', 'en'] as const).flatMap((language) => lists[language].map((text, i) => ({ itemId, field: `${field}.${language}[${i}]`, text })));
  return [
    ...index.of('topic').flatMap(({ item }) => spread(item.id, 'body.utterances', item.body.utterances)),
    ...index.of('faq').flatMap(({ item }) => spread(item.id, 'body.phrasings', item.body.phrasings)),
    ...index.of('escalation').flatMap(({ item }) => [...spread(item.id, 'body.phrasings', item.body.phrasings), ...spread(item.id, 'body.lookalikes', item.body.lookalikes)]),
  ];
}
