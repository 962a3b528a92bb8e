import { useWords } from '../language/use-words.ts';
import classes from './card-picture.module.css';

export type PictureState =
  | 'NO_READER'
  | 'EMPTY'
  | 'LAID'
  | 'READING'
  | 'READY'
  | 'WORKING'
  | 'PULLED'
  | 'REFUSED'
  | 'DONE';

/** The reader on the counter with the card in or out, as it is now, and one plain sentence. */
export function CardPicture({ state, serialNo }: { state: PictureState; serialNo: string | null }) {
  const { t } = useWords();
  const words = t(`card.picture.${state}`);
  return (
    <figure className={classes.figure} data-state={state}>
      <svg viewBox="0 0 280 186" aria-hidden="true">
        <ellipse cx="140" cy="178" rx="112" ry="6" className={classes.shadow} />
        <g className={classes.card}>
          <rect x="66" y="8" width="148" height="94" rx="9" className={classes.plastic} />
          <path
            d="M66 70 C 110 52, 160 96, 214 62 L 214 93 a9 9 0 0 1 -9 9 L 75 102 a9 9 0 0 1 -9 -9 Z"
            className={classes.wave}
          />
          <text x="79" y="29" className={classes.title}>
            Smart OTP
          </text>
          <g className={classes.radio}>
            <path d="M190 18 a 9 9 0 0 1 0 13" />
            <path d="M195 14 a 15 15 0 0 1 0 21" />
            <path d="M200 10 a 21 21 0 0 1 0 29" />
          </g>
          <rect x="80" y="42" width="26" height="20" rx="4" className={classes.chip} />
          <path d="M80 49 h8 M80 55 h8 M98 49 h8 M98 55 h8 M93 42 v20" className={classes.contacts} />
          {serialNo !== null && (
            <text x="116" y="57" className={classes.serial}>
              ···· {serialNo.slice(-4)}
            </text>
          )}
        </g>
        <g className={classes.reader}>
          <path
            d="M34 104 h212 a12 12 0 0 1 12 12 l 8 44 a12 12 0 0 1 -12 14 h-228 a12 12 0 0 1 -12 -14 l 8 -44 a12 12 0 0 1 12 -12 Z"
            className={classes.body}
          />
          <rect x="56" y="104" width="168" height="9" rx="4.5" className={classes.slot} />
          <rect x="30" y="150" width="220" height="1.5" className={classes.seam} />
          <circle cx="140" cy="133" r="5.5" className={classes.light} />
        </g>
      </svg>
      <figcaption className={classes.words}>{words}</figcaption>
    </figure>
  );
}
