import type { ConversationSnapshot } from '@lobby/client';
import type { Suggestion } from '@lobby/contracts';
import { useCallback, useState } from 'react';
import { usePanel } from '../context.ts';
import { useWords } from '../words/language.ts';
import { useAsTyped } from './useAsTyped.ts';

/** A quiet few: more would cover what one is reading. */
const SHOWN = 3;
/** While the bot waits for an answer, questions of others would only be in the way. */
const WAITS_FOR_ANSWER: ReadonlySet<string> = new Set(['ask', 'confirm', 'clarify']);

export type TypeAhead = { suggestions: readonly Suggestion[]; active: number; move: (by: 1 | -1) => void; dismiss: () => void };

/** Questions that go on from what is typed, while the customer talks with the bot; the first view has its own list. Dismissed, they stay away until the next message. */
export function useTypeAhead({ items, status }: ConversationSnapshot, text: string): TypeAhead {
  const { api } = usePanel();
  const { lang } = useWords();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed && text === '') setDismissed(false);
  const [chosen, setChosen] = useState<{ of: readonly Suggestion[]; at: number } | null>(null);
  const waits = WAITS_FOR_ANSWER.has(items.findLast(({ entry }) => entry.actor.kind === 'bot')?.entry.act ?? '');
  const wanted = !dismissed && !waits && items.length > 0 && status === 'bot' && !text.includes('\n');
  const found = useAsTyped(wanted ? text : '', useCallback(async (q, signal) => {
    const answer = await api.get<{ suggestions: Suggestion[] }>('/api/v1/knowledge/suggest', { query: { q, language: lang, kind: 'faq', limit: SHOWN }, signal });
    return answer.ok ? answer.value.suggestions : [];
  }, [api, lang]));
  const suggestions = found.filter((suggestion) => suggestion.title !== text);
  // A new list begins with nothing chosen.
  const active = chosen?.of === found && chosen.at < suggestions.length ? chosen.at : -1;
  return {
    suggestions, active,
    // The list stands above: up goes to the nearest, past either end back to the text.
    move: (by) => setChosen({ of: found, at: by < 0 ? (active < 0 ? suggestions.length : active) - 1 : active === suggestions.length - 1 ? -1 : active + 1 }),
    dismiss: () => setDismissed(true),
  };
}
