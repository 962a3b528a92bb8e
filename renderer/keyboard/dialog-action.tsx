import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Keys } from './keys.tsx';
import { useShortcut } from './use-shortcut.ts';

/** What a dialog is for, on the key of every main action. It stands inside the dialog, whose keyboard it shares. */
export function DialogAction({
  disabled,
  onAct,
  children,
}: {
  disabled: boolean;
  onAct: () => void;
  children: ReactNode;
}) {
  useShortcut('mainAction', disabled ? null : onAct);
  return (
    <Button
      data-main-action
      onClick={onAct}
      disabled={disabled}
      rightSection={disabled ? null : <Keys of="mainAction" />}
    >
      {children}
    </Button>
  );
}
