import { RATING_COMMENT_MAX } from '@lobby/contracts/protocol';
import { useState, type SubmitEvent } from 'react';
import { usePanel } from '../context.ts';
import { useWords } from '../words/language.ts';

/** Mouths from unhappy to happy, drawn so that they look the same wherever the emoji font is missing. */
const MOUTHS = ['M8 17c1.8-3 6.200-3 8 0', 'M8.5 16.5c1.600-1.600 5.400-1.600 7 0', 'M8.5 15.5h7', 'M8.5 15c1.600 1.600 5.400 1.600 7 0', 'M8 14c1.8 3.600 6.200 3.600 8 0'];

/** One to five, words if one likes. It goes away when the rating stands on the timeline. */
export function Rating() {
  const { client } = usePanel();
  const { w } = useWords();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed'>('open');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (score === 0 || state === 'sending') return;
    setState('sending');
    const result = await client.rate(score, comment);
    setState(result.ok ? 'sending' : 'failed');
  };
  return (
    <form className="rating" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{w.rateTitle}</legend>
        <div className="faces">
          {MOUTHS.map((mouth, i) => (
            <label key={mouth} className={score === i + 1 ? 'face-choice chosen' : 'face-choice'} title={w.rateScores[i]}>
              <input type="radio" name="score" value={i + 1} checked={score === i + 1} onChange={() => setScore(i + 1)} />
              <svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true"><circle cx="12" cy="12" r="10" /><path d="M9 9.5h.01M15 9.5h.01" /><path d={mouth} /></svg>
              <span className="unseen">{i + 1} {w.rateScores[i]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 ? (
        <>
          <textarea value={comment} maxLength={RATING_COMMENT_MAX} rows={2} aria-label={w.rateComment} placeholder={w.rateComment} onInput={(event) => setComment(event.currentTarget.value)} />
          <button type="submit" className="primary" disabled={state === 'sending'}>{w.rateSend}</button>
        </>
      ) : null}
      {state === 'failed' ? <p role="alert">{w.rateFailed}</p> : null}
    </form>
  );
}
