import type { EntryView } from '@lobby/contracts';
import { AnswerBody } from '@lobby/ui/answer';
import { usePanel } from '../context.ts';
import { Citations } from '../sheet/Citations.tsx';
import { inLanguage } from '../words/inLanguage.ts';
import { useWords } from '../words/language.ts';
import { Thumbs } from './Thumbs.tsx';
import { Time } from './Time.tsx';

/** What one can find helpful or not; a question back or a greeting is neither. */
const RATED_ACTS: ReadonlySet<string> = new Set(['answer', 'refuse']);

type Props = { kind: 'bot' | 'agent'; entry: EntryView; first: boolean; current: boolean; helpful: boolean | null };

/** What the bank said: the bot's answer with its sources and buttons, or an agent's plain words. */
export function Reply({ kind, entry, first, current, helpful }: Props) {
  const { site, linkHosts } = usePanel();
  const { w, lang } = useWords();
  const name = kind === 'bot' ? inLanguage(site.bot, lang) : (entry.actor.name ?? w.agent);
  const redacted = entry.data?.['redacted'] === true;
  return (
    <div className={`row row-${kind}`}>
      {first ? <p className="who"><span className={`face face-small face-${kind}`} aria-hidden="true">{name.slice(0, 1)}</span>{kind === 'bot' ? name : w.speakerAgent(name)}</p> : null}
      <div className={`bubble bubble-${kind}`}>
        {redacted ? <p className="plain">{w.redacted}</p> : kind === 'bot' ? <AnswerBody answer={entry} language={lang} linkHosts={linkHosts} /> : <p className="plain">{entry.text}</p>}
        {entry.citations && entry.citations.length > 0 ? <Citations citations={entry.citations} /> : null}
      </div>
      <div className="meta"><Time at={entry.at} />{RATED_ACTS.has(entry.act ?? '') && !redacted ? <Thumbs seq={entry.seq} helpful={helpful} /> : null}</div>
      {current && entry.options && entry.options.length > 0 ? <Options options={entry.options} /> : null}
    </div>
  );
}

/** Buttons under the latest reply. One press says the option's words; answering in one's own words works as well. */
function Options({ options }: { options: NonNullable<EntryView['options']> }) {
  const { client } = usePanel();
  const { w } = useWords();
  return (
    <ul className="options" aria-label={w.answers}>
      {options.map(({ id, label, text }) => <li key={id}><button type="button" className="option" onClick={() => client.send(text, { option: id })}>{label}</button></li>)}
    </ul>
  );
}
