import { Button, type ButtonProps } from '@mantine/core';
import { Keys } from './keys.tsx';
import { useShortcut } from './use-shortcut.ts';

/**
 * What a screen or dialog is there for, after its last field. The key of every main action is drawn on it and does the
 * same; while it can't be pushed the key does nothing.
 */
export function MainAction({
  onClick,
  ...button
}: ButtonProps & { readonly onClick: () => void; readonly autoFocus?: boolean }) {
  useShortcut('mainAction', () => {
    if (button.disabled !== true && button.loading !== true) onClick();
  });
  return <Button data-main-action rightSection={<Keys of="mainAction" />} onClick={onClick} {...button} />;
}
