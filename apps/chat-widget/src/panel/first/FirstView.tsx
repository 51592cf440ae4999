import { useStore } from '@lobby/client/react';
import { usePanel } from '../context.ts';
import { draft } from '../composer/draft.ts';
import { SearchIcon } from '../icons.tsx';
import { inLanguage } from '../words/inLanguage.ts';
import { useWords } from '../words/language.ts';
import { useSuggestions } from './useSuggestions.ts';

/** Before the first message: a greeting, and either the topics people ask most or, while one types, what the bank's knowledge has on it. */
export function FirstView() {
  const { client, site } = usePanel();
  const { w, lang } = useWords();
  const text = useStore(draft).trim();
  const hits = useSuggestions(text, lang);
  const ask = (question: string) => {
    client.send(question);
    draft.set('');
  };
  const choices = hits.length > 0 ? hits.map((hit) => ({ key: hit.itemId, label: hit.title, text: hit.title })) : site.topics.map((t) => ({ key: t.label.zh, label: inLanguage(t.label, lang), text: inLanguage(t.text, lang) }));
  const found = hits.length > 0;
  return (
    <section className="first">
      <span className="face face-bot face-large" aria-hidden="true">{inLanguage(site.bot, lang).slice(0, 1)}</span>
      <h2>{w.greeting(inLanguage(site.bot, lang))}</h2>
      <p>{w.greetingSub}</p>
      <h3>{found ? w.suggestions : w.topics}</h3>
      <ul className={found ? 'hits' : 'topics'}>
        {choices.map((choice) => <li key={choice.key}><button type="button" onClick={() => ask(choice.text)}>{found ? <SearchIcon /> : null}<span>{choice.label}</span></button></li>)}
      </ul>
    </section>
  );
}
