import type { ConversationSnapshot } from '@lobby/client';
import type { Language } from '@lobby/contracts';
import { usePanel } from './context.ts';
import { MinimiseIcon } from './icons.tsx';
import { Menu } from './Menu.tsx';
import { speakerOf } from './speakerOf.ts';
import { inLanguage } from './words/inLanguage.ts';
import { keepLanguage } from './words/keptLanguage.ts';
import { setLanguage, useWords } from './words/language.ts';

/** Who is speaking now, the language, and the way out. */
export function Header({ snapshot }: { snapshot: ConversationSnapshot }) {
  const { host, site } = usePanel();
  const { w, lang } = useWords();
  const speaker = speakerOf(snapshot, inLanguage(site.bot, lang), w);
  return (
    <div className="head">
      <span className={`face face-${speaker.kind}`} aria-hidden="true">{speaker.name.slice(0, 1)}</span>
      <div className="head-who">
        <h1>{inLanguage(site.name, lang)}</h1>
        <p>{speaker.line}{snapshot.known ? <strong className="head-known">{snapshot.known}</strong> : null}</p>
      </div>
      <button type="button" className="icon-button head-language" onClick={() => choose(lang === 'zh' ? 'en' : 'zh')} aria-label={w.language} title={w.language}>{w.languageShort}</button>
      <Menu snapshot={snapshot} />
      {host.framed ? <button type="button" className="icon-button" onClick={() => host.tell({ lobby: 'close' })} aria-label={w.close} title={w.close}><MinimiseIcon /></button> : null}
    </div>
  );
}

/** A choice made here holds for every page; a page's own language is only where it starts. */
function choose(language: Language): void {
  keepLanguage(language);
  setLanguage(language);
}
