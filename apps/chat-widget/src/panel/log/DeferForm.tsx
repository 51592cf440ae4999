import { useCallback, useState, type SubmitEvent } from 'react';
import { usePanel } from '../context.ts';
import { useWords } from '../words/language.ts';

const MESSAGE_MAX = 2000;
/** Digits, spaces and dashes; whether somebody answers there only a call shows. */
const CALLABLE = /^\+?[0-9][0-9 -]{5,19}$/;

/** Instead of waiting: words for the bank's people, or a number to call. What was promised then stands in the log. */
export function DeferForm({ kind, onBack }: { kind: 'message' | 'callback'; onBack: () => void }) {
  const { client } = usePanel();
  const { w } = useWords();
  const [text, setText] = useState('');
  const [phone, setPhone] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed' | 'number' | 'empty'>('open');
  // Whoever opened the form wants to write in it.
  const first = useCallback((field: HTMLInputElement | HTMLTextAreaElement | null) => field?.focus(), []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (state === 'sending') return;
    // The browser's own bubbles speak the browser's language and not the customer's.
    if (kind === 'callback' && phone.trim() !== '' && !CALLABLE.test(phone.trim())) return setState('number');
    if (kind === 'message' && text.trim() === '') return setState('empty');
    setState('sending');
    const answer = await client.deferHandoff({ kind, ...(text.trim() ? { text: text.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) });
    if (!answer.ok) setState(answer.error.code === 'invalid_request' ? 'number' : 'failed');
  };
  return (
    <form className="defer" noValidate onSubmit={(event) => void submit(event)}>
      {kind === 'callback' ? (
        <label>{w.deferPhone}<input type="tel" inputMode="tel" autoComplete="tel" maxLength={20} aria-invalid={state === 'number'} value={phone} onInput={(event) => setPhone(event.currentTarget.value)} ref={kind === 'callback' ? first : undefined} /></label>
      ) : null}
      <label>{w.deferText}<textarea rows={3} maxLength={MESSAGE_MAX} aria-invalid={state === 'empty'} value={text} onInput={(event) => setText(event.currentTarget.value)} ref={kind === 'message' ? first : undefined} /></label>
      {state === 'failed' ? <p role="alert">{w.deferFailed}</p> : null}
      {state === 'number' || state === 'empty' ? <p role="alert">{state === 'number' ? w.deferNumber : w.deferEmpty}</p> : null}
      <p className="queue-actions">
        <button type="submit" className="primary" disabled={state === 'sending'}>{kind === 'callback' ? w.deferCall : w.deferSend}</button>
        <button type="button" className="option" onClick={onBack}>{w.deferBack}</button>
      </p>
    </form>
  );
}
