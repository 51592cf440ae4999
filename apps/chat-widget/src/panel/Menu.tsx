import type { ConversationSnapshot } from '@lobby/client';
import { useEffect, useRef, useState } from 'react';
import { usePanel } from './context.ts';
import { MoreIcon } from './icons.tsx';
import { inLanguage } from './words/inLanguage.ts';
import { useWords } from './words/language.ts';

/** What is needed seldom: the transcript, and a fresh conversation. */
export function Menu({ snapshot }: { snapshot: ConversationSnapshot }) {
  const { client, site } = usePanel();
  const { w, lang } = useWords();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const leave = (event: Event) => {
      if (!(event.target instanceof Node) || !box.current?.contains(event.target)) setOpen(false);
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The panel's own Escape would close all of it.
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', leave, { signal });
    document.addEventListener('focusin', leave, { signal });
    document.addEventListener('keydown', closeByKey, { signal, capture: true });
    return () => listening.abort();
  }, [open]);

  const save = async () => {
    setOpen(false);
    const { saveTranscript } = await import('./transcript/saveTranscript.ts');
    saveTranscript(snapshot.items, { title: w.transcriptTitle(inLanguage(site.name, lang)), bot: inLanguage(site.bot, lang), language: lang, words: w });
  };
  const restart = () => {
    setOpen(false);
    client.restart();
  };
  const empty = snapshot.items.length === 0;
  return (
    <div className="menu" ref={box}>
      <button type="button" ref={button} className="icon-button" aria-expanded={open} aria-label={w.more} title={w.more} onClick={() => setOpen(!open)}><MoreIcon /></button>
      {open ? (
        <ul className="menu-list">
          <li><button type="button" disabled={empty} onClick={() => void save()}>{w.transcript}</button></li>
          <li><button type="button" disabled={snapshot.status === 'queued' || snapshot.status === 'assigned' || empty} onClick={restart}>{w.restart}</button></li>
        </ul>
      ) : null}
    </div>
  );
}
