import { useState } from 'react';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';

/** A list of cards scanned one after the other, none of them twice. */
export function useScannedCards(most = Number.POSITIVE_INFINITY) {
  const { t } = useWords();
  const [serialNos, setSerialNos] = useState<readonly string[]>([]);
  const [said, say] = useState<{ text: string; tone: 'done' | 'alarm' }>();
  return {
    serialNos,
    said,
    /** One more; beyond `most` the oldest gives way. */
    scan: (serialNo: string) => {
      const twice = serialNos.includes(serialNo);
      say({
        text: t(twice ? 'stock.said.TWICE' : 'stock.said.READ', { serialNo: grouped(serialNo) }),
        tone: twice ? 'alarm' : 'done',
      });
      if (!twice) setSerialNos([...serialNos, serialNo].slice(-most));
    },
    remove: (serialNo: string) => setSerialNos(serialNos.filter((each) => each !== serialNo)),
  };
}
