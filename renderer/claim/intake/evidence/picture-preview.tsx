import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import classes from './evidence.module.css';

/** Pixels of the drawn picture's longer side. */
const longest = 1_400;

/** A picture, decoded here and drawn onto a canvas: none of its metadata becomes part of the page. */
export function PicturePreview({ blob, rotation, label }: { blob: Blob; rotation: number; label: string }) {
  const { t } = useWords();
  const place = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      try {
        const picture = await createImageBitmap(blob);
        if (!gone && place.current !== null) drawTurned(place.current, picture, rotation);
        picture.close();
      } catch {
        if (!gone) setBroken(true);
      }
    };
    void draw();
    return () => {
      gone = true;
    };
  }, [blob, rotation]);
  if (broken) return <Notice tone="waiting">{t('claimEvidence.markExplained.UNDECODABLE')}</Notice>;
  return <canvas ref={place} className={classes.sheet} role="img" aria-label={label} />;
}

function drawTurned(canvas: HTMLCanvasElement, picture: ImageBitmap, rotation: number): void {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const isAcross = rotation % 180 !== 0;
  canvas.width = isAcross ? height : width;
  canvas.height = isAcross ? width : height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
}
