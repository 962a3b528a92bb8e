import { useTranslation } from 'react-i18next';
import type { MessageLanguage } from '../../electron/contract/message/problem-words.ts';

/** The words of the language in use, and which one it is. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: MessageLanguage = i18n.language === 'en' ? 'en' : 'ko';
  return { t, language };
}
