import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import Pad from 'signature_pad';
import { useWords } from '../../../language/use-words.ts';
import classes from './signature.module.css';

/** Of the drawing, pixels for each one on the screen, so that a line is sharp on paper. */
const sharpness = 2;
/** Pixels on the screen. */
const size = { width: 560, height: 170 };

/** A pad for finger, pen or mouse. What is drawn is handed over as a PNG on white once the customer says it is theirs. */
export function SignaturePad({ onSigned, saving }: { onSigned: (png: Blob) => void; saving: boolean }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const place = canvas.current;
    if (place === null) return;
    place.getContext('2d')?.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    const made = new Pad(place, {
      backgroundColor: '#ffffff',
      penColor: '#111111',
      minWidth: 1,
      maxWidth: 2.6,
    });
    made.addEventListener('endStroke', () => setDrawn(true));
    pad.current = made;
    return () => made.off();
  }, []);
  return (
    <div className={classes.pad}>
      <canvas
        ref={canvas}
        width={size.width * sharpness}
        height={size.height * sharpness}
        className={classes.canvas}
        role="img"
        aria-label={t('claimDeclaration.pad')}
      />
      <div className={classes.padActions}>
        <Button
          variant="default"
          disabled={!drawn || saving}
          onClick={() => {
            pad.current?.clear();
            setDrawn(false);
          }}
        >
          {t('claimDeclaration.clear')}
        </Button>
        <Button
          variant="light"
          disabled={!drawn}
          loading={saving}
          onClick={() => canvas.current?.toBlob((png) => png !== null && onSigned(png), 'image/png')}
        >
          {t('claimDeclaration.useDrawing')}
        </Button>
      </div>
    </div>
  );
}
