import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { instantOf, seoulTimeOf } from '../../../../electron/contract/moment.ts';
import { LayeredModal } from '../../../keyboard/layered-modal.tsx';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import classes from './evidence.module.css';

/** The terminal's camera over a paper; each press takes one picture of it. */
export function CameraDialog({
  opened,
  onTaken,
  onClose,
}: {
  opened: boolean;
  onTaken: (picture: { name: string; blob: Blob }) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [taken, setTaken] = useState(0);
  const close = () => {
    setTaken(0);
    onClose();
  };
  return (
    <LayeredModal opened={opened} onClose={close} title={t('claimEvidence.camera')} size="lg">
      {opened && (
        <Viewfinder
          onTaken={(blob) => {
            // By the clock on the wall: `20261122-140322`.
            const stamp = seoulTimeOf(instantOf(Date.now())).replaceAll(/[-:]/g, '').replace(' ', '-');
            onTaken({ name: `camera-${stamp}.jpg`, blob });
            setTaken(taken + 1);
          }}
        />
      )}
      <Group justify="space-between" mt="lg">
        <output aria-live="polite">{taken > 0 ? t('claimEvidence.picturesTaken', { n: taken }) : ''}</output>
        <Button variant="default" onClick={close}>
          {t('claimEvidence.cameraDone')}
        </Button>
      </Group>
    </LayeredModal>
  );
}

/** What a camera for papers can do; it gives what it has. */
const wanted = { video: { width: { ideal: 3_840 }, height: { ideal: 2_160 } } };

function Viewfinder({ onTaken }: { onTaken: (picture: Blob) => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'OPENING' | 'READY' | 'MISSING'>('OPENING');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    navigator.mediaDevices.getUserMedia(wanted).then(
      (opened) => {
        stream = opened;
        if (gone) return stop();
        if (video.current !== null) video.current.srcObject = opened;
      },
      () => setState('MISSING'),
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const take = () => {
    const seen = video.current;
    if (seen === null) return;
    const canvas = document.createElement('canvas');
    canvas.width = seen.videoWidth;
    canvas.height = seen.videoHeight;
    canvas.getContext('2d')?.drawImage(seen, 0, 0);
    canvas.toBlob((picture) => picture !== null && onTaken(picture), 'image/jpeg', 0.92);
  };
  if (state === 'MISSING') return <Notice tone="waiting">{t('claimEvidence.noCamera')}</Notice>;
  return (
    <>
      <video
        ref={video}
        className={classes.viewfinder}
        autoPlay
        muted
        playsInline
        onLoadedData={() => setState('READY')}
        aria-label={t('claimEvidence.camera')}
      />
      <Button data-autofocus disabled={state !== 'READY'} onClick={take} mt="sm">
        {t('claimEvidence.shoot')}
      </Button>
    </>
  );
}
