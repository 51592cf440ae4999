import type { Item } from '@lobby/client';
import { useEffect, useRef, useState } from 'react';
import { usePanel } from '../context.ts';
import { plainWords } from '../plainWords.ts';
import { inLanguage } from '../words/inLanguage.ts';
import { useWords } from '../words/language.ts';

type Props = { items: readonly Item[]; loaded: boolean };

/**
 * Tells a screen reader of each new message once, in one sentence. The log itself keeps silent (`aria-live="off"`): its buttons, times and ticks would
 * otherwise be read out along with every message.
 */
export function Announcer({ items, loaded }: Props) {
  const { site } = usePanel();
  const { w, lang } = useWords();
  const heard = useRef<Set<string> | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!loaded) return;
    const known = heard.current ?? new Set(items.map(wordOf));
    const fresh = items.filter((item) => !known.has(wordOf(item)));
    heard.current = new Set(items.map(wordOf));
    const names = { bot: inLanguage(site.bot, lang), agent: w.agent, system: '', customer: '' };
    const sentences = fresh.flatMap(({ entry, own }) => {
      if (own) return own.state === 'failed' ? [w.failed] : [];
      return entry.text ? [`${entry.actor.name ?? names[entry.actor.kind]} ${plainWords(entry.text)}`.trim()] : [];
    });
    if (sentences.length > 0) setText(sentences.join('\n'));
  }, [items, loaded, site, w, lang]);
  return <div className="unseen" role="status" aria-live="polite" aria-atomic="true">{text}</div>;
}

/** What is announced once: a message, or the failure of one's own. */
const wordOf = ({ key, own }: Item): string => (own?.state === 'failed' ? `${key} failed` : key);
