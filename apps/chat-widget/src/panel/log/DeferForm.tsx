import { useCallback, useState, type SubmitEvent } from 'react';
import { usePanel } from '../context.ts';
import { useWords } from '../words/language.ts';

const MESSAGE_MAX = 2000;

/** Instead of waiting: words for the bank's people, or a number to call. What was promised then stands in the log. */
export function DeferForm({ kind, onBack }: { kind: 'message' | 'callback'; onBack: () => void }) {
  const { client } = usePanel();
  const { w } = useWords();
  const [text, setText] = useState('');
  const [phone, setPhone] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed' | 'number'>('open');
  // Whoever opened the form wants to write in it.
  const first = useCallback((field: HTMLInputElement | HTMLTextAreaElement | null) => field?.focus(), []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (state === 'sending') return;
    setState('sending');
    const answer = await client.deferHandoff({ kind, ...(text.trim() ? { text: text.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) });
    if (!answer.ok) setState(answer.error.code === 'invalid_request' ? 'number' : 'failed');
  };
  return (
    <form className="defer" onSubmit={(event) => void submit(event)}>
      {kind === 'callback' ? (
        <label>{w.deferPhone}<input type="tel" inputMode="tel" autoComplete="tel" maxLength={20} pattern="\+?[0-9][0-9 \-]{5,19}" value={phone} onInput={(event) => setPhone(event.currentTarget.value)} ref={kind === 'callback' ? first : undefined} /></label>
      ) : null}
      <label>{w.deferText}<textarea rows={3} maxLength={MESSAGE_MAX} required={kind === 'message'} value={text} onInput={(event) => setText(event.currentTarget.value)} ref={kind === 'message' ? first : undefined} /></label>
      {state === 'failed' ? <p role="alert">{w.deferFailed}</p> : null}
      {state === 'number' ? <p role="alert">{w.deferNumber}</p> : null}
      <p className="queue-actions">
        <button type="submit" className="primary" disabled={state === 'sending'}>{kind === 'callback' ? w.deferCall : w.deferSend}</button>
        <button type="button" className="option" onClick={onBack}>{w.deferBack}</button>
      </p>
    </form>
  );
}
