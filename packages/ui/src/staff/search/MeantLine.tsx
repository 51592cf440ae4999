import { useStaffWords } from '../i18n/useWords.ts';

/** The question as it was perhaps meant; pressing it asks that. */
export function MeantLine({ suggestion, onUse }: { suggestion: string | undefined; onUse: (text: string) => void }) {
  const t = useStaffWords();
  if (suggestion === undefined) return null;
  return <p className="lobby-meant">{t('search.meant')} <button type="button" onClick={() => onUse(suggestion)}>{suggestion}</button></p>;
}
