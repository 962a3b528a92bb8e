import { useEffect, useState } from 'react';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import classes from './evidence.module.css';

/** A recording to be listened to. */
export function SoundPreview({ blob, label }: { blob: Blob; label: string }) {
  const { t } = useWords();
  const [url, setUrl] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (broken) return <Notice tone="waiting">{t('claimEvidence.markExplained.UNDECODABLE')}</Notice>;
  if (url === null) return null;
  return (
    // biome-ignore lint/a11y/useMediaCaption: what a customer recorded has no captions
    <audio className={classes.sound} controls src={url} aria-label={label} onError={() => setBroken(true)} />
  );
}
