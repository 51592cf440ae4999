import type { CannedPhrase } from '@lobby/contracts';
import type { ScreenLanguage } from '@lobby/ui/staff';
import { useT } from '../i18n/useT.ts';

type Props = { phrases: readonly CannedPhrase[]; language: ScreenLanguage; marked: number; onPick: (phrase: CannedPhrase) => void };

/** What `/` offers, in the customer's language. */
export function CannedList({ phrases, language, marked, onPick }: Props) {
  const t = useT();
  return (
    <div className="canned" role="listbox" aria-label={t('canned.title')}>
      {phrases.length === 0 ? <p className="lobby-soft">{t('canned.none')}</p> : null}
      {phrases.map((phrase, at) => (
        <button key={phrase.id} type="button" role="option" aria-selected={at === marked} onMouseDown={(event) => event.preventDefault()} onClick={() => onPick(phrase)}>
          <code className="lobby-code">/{phrase.code.replaceAll(' ', ' /')}</code><span>{phrase.text[language]}</span>
        </button>
      ))}
    </div>
  );
}
