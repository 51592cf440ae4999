import type { Item } from '@lobby/client';
import type { Language } from '@lobby/contracts';
import { fileSize, filesOf } from '@lobby/ui/files';
import { plainWords } from '../plainWords.ts';
import type { Words } from '../words/zh.ts';

export type TranscriptOptions = { title: string; bot: string; language: Language; words: Words };

/** The conversation as plain text: one block per message with its time, citations named. Made here; nothing is sent anywhere. */
export function writeTranscript(items: readonly Item[], { title, bot, language, words }: TranscriptOptions): string {
  const moment = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  const blocks = items.flatMap(({ entry }) => {
    const files = filesOf(entry).map((file) => `[${file.name} · ${fileSize(file.bytes)}]`);
    if (!entry.text && files.length === 0) return [];
    const who = { customer: words.you, bot, agent: entry.actor.name ? words.speakerAgent(entry.actor.name) : words.agent, system: '—' }[entry.actor.kind];
    const table = entry.table ? [entry.table.columns.join(' | '), ...entry.table.rows.map((row) => row.join(' | '))] : [];
    const steps = (entry.steps ?? []).map((step, i) => `${i + 1}. ${step}`);
    const basis = (entry.citations ?? []).map((c) => `[${c.title} · ${c.itemId}@${c.version} · ${words.validFrom} ${c.validFrom}]`);
    return [[`${moment.format(new Date(entry.at))}  ${who}`, ...(entry.text ? [plainWords(entry.text)] : []), ...files, ...table, ...steps, ...basis].join('\n')];
  });
  return `${[title, ...blocks].join('\n\n')}\n`;
}
