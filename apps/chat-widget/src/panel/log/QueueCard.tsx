import type { QueueView } from '@lobby/client';
import type { EntryView } from '@lobby/contracts';
import { useState } from 'react';
import { usePanel } from '../context.ts';
import { inLanguage } from '../words/inLanguage.ts';
import { useWords } from '../words/language.ts';
import { DeferForm } from './DeferForm.tsx';
import { queueText } from './queueText.ts';

/** The wait for a person: place and time change in place; one may go on waiting, leave a message, ask to be called, or go back to the bot. */
export function QueueCard({ entry, queue }: { entry: EntryView; queue: QueueView | null }) {
  const { client, site } = usePanel();
  const { w, lang } = useWords();
  const [staying, setStaying] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [instead, setInstead] = useState<'message' | 'callback' | null>(null);
  const open = queue?.open !== false;
  const coming = open && queue?.staffed !== false;
  const ahead = coming || queue?.position == null ? 0 : queue.position - 1;
  const leave = async () => {
    setLeaving(true);
    await client.withdrawHandoff();
    setLeaving(false);
  };
  return (
    <div className="queue">
      <p>{coming ? <span className="pulse" aria-hidden="true" /> : null}{queueText(queue, entry, w, lang)}</p>
      {ahead > 0 ? <p className="queue-note">{w.queueAhead(ahead)}</p> : null}
      {staying ? <p className="queue-note">{coming ? w.keepWaitingDone : w.keepWaitingNobody}</p> : null}
      {instead ? <DeferForm kind={instead} onBack={() => setInstead(null)} /> : (
      <p className="queue-actions">
        {open && !staying ? <button type="button" className="option" onClick={() => setStaying(true)}>{w.keepWaiting}</button> : null}
        <button type="button" className="option" onClick={() => setInstead('message')}>{w.leaveMessage}</button>
        <button type="button" className="option" onClick={() => setInstead('callback')}>{w.askCallback}</button>
        <button type="button" className="option" disabled={leaving} onClick={() => void leave()}>{w.toBot(inLanguage(site.bot, lang))}</button>
      </p>
      )}
    </div>
  );
}
