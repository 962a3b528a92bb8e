import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { MessageLanguage } from '../../electron/contract/message/problem-words.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

/** The only thing the page remembers by itself; everything else is in the desk's hands. */
const remembered = 'language';

/** Sets the page up in the language chosen last at this terminal, Korean to begin with. */
export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    resources: { ko: { translation: ko }, en: { translation: en } },
    lng: localStorage.getItem(remembered) === 'en' ? 'en' : 'ko',
    fallbackLng: 'ko',
    interpolation: { escapeValue: false },
  });
  speak();
}

/** Changes to the other language. */
export function switchLanguage(): void {
  void i18next.changeLanguage(languageNow() === 'ko' ? 'en' : 'ko');
  localStorage.setItem(remembered, languageNow());
  speak();
}

const languageNow = (): MessageLanguage => (i18next.language === 'en' ? 'en' : 'ko');

/** Screen readers and hyphenation go by the document's language. */
function speak(): void {
  document.documentElement.lang = languageNow();
  document.title = i18next.t('product');
}
