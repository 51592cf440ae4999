import { useState } from 'react';
import { usePanel } from '../context.ts';
import { ThumbIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';

type Props = { seq: number; helpful: boolean | null };

/** A thumb up or down under one answer. What was chosen shows at once; a choice that could not be sent goes back to what the timeline says. */
export function Thumbs({ seq, helpful }: Props) {
  const { client } = usePanel();
  const { w } = useWords();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const shown = chosen ?? helpful;
  const choose = async (value: boolean) => {
    if (value === shown) return;
    setChosen(value);
    await client.giveFeedback(seq, value);
    setChosen(null);
  };
  const thumb = (value: boolean, label: string) => (
    <button type="button" className={value ? 'thumb' : 'thumb thumb-down'} aria-pressed={shown === value} aria-label={label} title={label} onClick={() => void choose(value)}><ThumbIcon /></button>
  );
  return (
    <span className="thumbs" role="group" aria-label={w.feedbackOf}>
      {thumb(true, w.helpful)}
      {thumb(false, w.unhelpful)}
      <span role="status">{shown === null ? '' : shown ? w.feedbackThanks : w.feedbackSorry}</span>
    </span>
  );
}
