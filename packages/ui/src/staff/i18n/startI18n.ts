import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import relativeTime from 'dayjs/plugin/relativeTime';
import { changeLanguage, default as i18next, use as useModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readChoice, writeChoice } from '../choice.ts';
import { en, zh } from './words.ts';

export type ScreenLanguage = 'zh' | 'en';
const CHOICE = 'lobby.language';
dayjs.extend(relativeTime);

/**
 * Starts the words of a staff screen: its own under `app`, the shared ones under `staff`. Chinese unless the reader chose English on this machine.
 * Keys hold dots, so i18next's own key separator is off.
 */
export async function startI18n(app: { zh: Record<string, string>; en: Record<string, string> }): Promise<void> {
  i18next.on('languageChanged', markDocument);
  await useModule(initReactI18next).init({
    lng: readChoice(CHOICE, ['zh', 'en'], 'zh'), fallbackLng: 'zh', defaultNS: 'app', keySeparator: false, nsSeparator: false,
    resources: { zh: { app: app.zh, staff: zh }, en: { app: app.en, staff: en } },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
}

export function currentLanguage(): ScreenLanguage {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export async function chooseLanguage(language: ScreenLanguage): Promise<void> {
  writeChoice(CHOICE, language);
  await changeLanguage(language);
}

function markDocument(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
}
