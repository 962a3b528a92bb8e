import { useEffect, useRef } from 'react';
import type { IssuanceOutcome } from '../../electron/contract/issuance.ts';
import { terminalNow } from '../bridge/terminal-view.ts';
import { announce } from '../frame/announce.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';

const signedIn = () => terminalNow().status?.session?.signedInAt;

/** Tells a teller who has gone to another screen meanwhile that a card was issued, and what change is due. */
export function useToldElsewhere(): (outcome: IssuanceOutcome) => void {
  const { t, language } = useWords();
  const here = useRef(true);
  const since = useRef(signedIn());
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return ({ receiptNo, fee }) => {
    if (here.current || signedIn() !== since.current) return;
    const change = fee.method === 'CASH' ? [`${t('issued.change')} ${wonText(fee.change, language)}`] : [];
    announce([t('issued.title'), `${t('issued.receiptNo')} ${receiptNo}`, ...change].join(' · '), false);
  };
}
