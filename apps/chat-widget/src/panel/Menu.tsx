import type { ConversationSnapshot } from '@lobby/client';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
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
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);

  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
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
    <div className="menu" ref={box} onKeyDown={closeByKey}>
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
