import type { Item } from '@lobby/client';
import type { Language } from '@lobby/contracts';
import { plainWords } from '../plainWords.ts';
import type { Words } from '../words/zh.ts';

export type TranscriptOptions = { title: string; bot: string; language: Language; words: Words };

/** The conversation as plain text: one block per message with its time, citations named. Made here; nothing is sent anywhere. */
export function writeTranscript(items: readonly Item[], { title, bot, language, words }: TranscriptOptions): string {
  const moment = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  const blocks = items.flatMap(({ entry }) => {
    if (!entry.text) return [];
    const who = { customer: words.you, bot, agent: entry.actor.name ? words.speakerAgent(entry.actor.name) : words.agent, system: '—' }[entry.actor.kind];
    const table = entry.table ? [entry.table.columns.join(' | '), ...entry.table.rows.map((row) => row.join(' | '))] : [];
    const steps = (entry.steps ?? []).map((step, i) => `${i + 1}. ${step}`);
    const basis = (entry.citations ?? []).map((c) => `[${c.title} · ${c.itemId}@${c.version} · ${words.validFrom} ${c.validFrom}]`);
    return [[`${moment.format(new Date(entry.at))}  ${who}`, plainWords(entry.text), ...table, ...steps, ...basis].join('\n')];
  });
  return `${[title, ...blocks].join('\n\n')}\n`;
}
