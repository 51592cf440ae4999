import { Button } from 'antd';
import { chooseLanguage, currentLanguage } from '../i18n/startI18n.ts';
import { useStaffWords } from '../i18n/useWords.ts';

/** Switches between Chinese and English; the label is in the other language, so that its reader finds it. */
export function LanguageButton() {
  const t = useStaffWords();
  const next = currentLanguage() === 'en' ? 'zh' : 'en';
  return <Button type="text" size="small" lang={next === 'en' ? 'en' : 'zh-CN'} onClick={() => void chooseLanguage(next)}>{t('menu.language')}</Button>;
}
