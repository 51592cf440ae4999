import type { ConversationSnapshot } from '@lobby/client';
import { useStore } from '@lobby/client/react';
import { MESSAGE_TEXT_MAX } from '@lobby/contracts/protocol';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type SyntheticEvent } from 'react';
import { usePanel } from '../context.ts';
import { FileButtons } from '../files/FileButtons.tsx';
import { useSendFiles } from '../files/useSendFiles.ts';
import { PersonIcon, SendIcon } from '../icons.tsx';
import { speakerOf } from '../speakerOf.ts';
import { inLanguage } from '../words/inLanguage.ts';
import { useWords } from '../words/language.ts';
import { draft } from './draft.ts';
import { SUGGESTIONS_ID, Suggestions, suggestionId } from './Suggestions.tsx';
import { useTypeAhead } from './useTypeAhead.ts';

const LINES_MAX = 5;
/** The counter appears when this much is left. */
const COUNTER_FROM = 200;
/** keyCode of a key that an input method is still working on; `isComposing` alone misses Safari's last Enter. */
const KEY_CODE_COMPOSING = 229;

/** Where the customer writes. Works offline just the same. */
export function Composer({ snapshot }: { snapshot: ConversationSnapshot }) {
  const { client, host, site } = usePanel();
  const { w, lang } = useWords();
  const text = useStore(draft);
  const { open, prefill } = useStore(host.state);
  const input = useRef<HTMLTextAreaElement>(null);
  const files = useSendFiles();
  const left = MESSAGE_TEXT_MAX - text.trim().length;
  const speaker = speakerOf(snapshot, inLanguage(site.bot, lang), w);

  useEffect(() => {
    if (prefill) draft.set(prefill.text);
  }, [prefill]);
  useEffect(() => {
    // On a phone the keyboard would hide the greeting: there the customer taps first.
    if (open && host.framed && (prefill || matchMedia('(pointer: fine)').matches)) input.current?.focus();
  }, [open, prefill, host]);
  useLayoutEffect(() => grow(input.current));

  const typeAhead = useTypeAhead(snapshot, text.trim());
  const picked = typeAhead.suggestions[typeAhead.active];
  const say = (words: string) => {
    if (client.send(words).ok) draft.set('');
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === KEY_CODE_COMPOSING) return;
    const sends = event.key === 'Enter' && !event.shiftKey;
    const inList = typeAhead.suggestions.length > 0;
    const moves = inList && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (!sends && !moves && !(inList && event.key === 'Escape')) return;
    event.preventDefault();
    if (moves) typeAhead.move(event.key === 'ArrowUp' ? -1 : 1); else if (!sends) typeAhead.dismiss();
    else if (picked) say(picked.title); else if (text.trim() !== '' && left >= 0) say(text);
  };
  /** Pasted or dropped files go out; pasted and dropped text goes into the field. */
  const take = (event: SyntheticEvent, { files: taken }: DataTransfer) => {
    if (taken.length === 0) return;
    event.preventDefault();
    void files.send([...taken]);
  };
  return (
    <form className="composer" onSubmit={(event) => { event.preventDefault(); say(text); }}>
      <Suggestions typeAhead={typeAhead} onPick={({ title }) => say(title)} />
      <textarea
        ref={input} rows={1} value={text} enterKeyHint="send" autoComplete="off"
        aria-label={w.composerLabel} aria-describedby="composer-count" aria-invalid={left < 0}
        aria-autocomplete="list" aria-controls={typeAhead.suggestions.length > 0 ? SUGGESTIONS_ID : undefined} aria-activedescendant={picked ? suggestionId(typeAhead.active) : undefined}
        placeholder={speaker.kind === 'agent' ? w.placeholderAgent(speaker.name) : speaker.kind === 'queue' ? w.placeholderQueue : w.placeholder}
        onInput={(event) => { draft.set(event.currentTarget.value); client.typing(); }} onKeyDown={onKeyDown} onPaste={(event) => take(event, event.clipboardData)} onDrop={(event) => take(event, event.dataTransfer)}
      />
      <div className="composer-bar">
        {speaker.kind === 'bot' || speaker.kind === 'closed' ? <button type="button" className="human" onClick={() => client.send(w.humanText)}><PersonIcon />{w.human}</button> : null}
        <FileButtons onFiles={(chosen) => void files.send(chosen)} />
        <span id="composer-count" className={left < 0 || files.trouble ? 'count count-over' : 'count'} role="status">{left < 0 ? w.tooLong(-left) : left <= COUNTER_FROM ? w.left(left) : files.trouble}</span>
        <button type="submit" className="send" disabled={text.trim() === '' || left < 0} aria-label={w.send} title={w.send}><SendIcon /></button>
      </div>
    </form>
  );
}

/** As high as its text, up to five lines. */
function grow(node: HTMLTextAreaElement | null): void {
  if (!node) return;
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(node);
  const most = Number.parseFloat(lineHeight) * LINES_MAX + Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
  node.style.height = 'auto';
  node.style.height = `${Math.min(most, node.scrollHeight)}px`;
}
