import type { Suggestion, TextRange } from '@lobby/contracts';
import { CloseIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';
import type { TypeAhead } from './useTypeAhead.ts';

export const SUGGESTIONS_ID = 'composer-suggestions';
export const suggestionId = (at: number): string => `${SUGGESTIONS_ID}-${at}`;

/** Above the text, never over it. The focus stays in the text: keys are handled there. */
export function Suggestions({ typeAhead: { suggestions, active, dismiss }, onPick }: { typeAhead: TypeAhead; onPick: (suggestion: Suggestion) => void }) {
  const { w } = useWords();
  return (
    <div className="ahead">
      <span className="unseen" role="status">{suggestions.length > 0 ? w.suggested(suggestions.length) : ''}</span>
      {suggestions.length === 0 ? null : (
        <div className="ahead-list">
          <div id={SUGGESTIONS_ID} role="listbox" aria-label={w.suggestions}>
            {suggestions.map((suggestion, at) => (
              <button key={suggestion.itemId} type="button" id={suggestionId(at)} role="option" tabIndex={-1} aria-selected={at === active} onMouseDown={(event) => event.preventDefault()} onClick={() => onPick(suggestion)}><span><Marked text={suggestion.title} ranges={suggestion.highlights} /></span></button>
            ))}
          </div>
          <button type="button" className="icon-button" onClick={dismiss} aria-label={w.suggestionsHide} title={w.suggestionsHide}><CloseIcon /></button>
        </div>
      )}
    </div>
  );
}

/** A text with the parts that were typed marked. */
function Marked({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const ends = [0, ...ranges.map((range) => range.end)];
  return <>{ranges.map(({ start, end }, i) => [text.slice(ends[i], start), <mark key={start}>{text.slice(start, end)}</mark>])}{text.slice(ends.at(-1))}</>;
}
