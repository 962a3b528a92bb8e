import { Button, type ButtonProps } from '@mantine/core';
import { Keys } from './keys.tsx';

/** What a screen or dialog is there for, after its last field, with the key of every main action drawn on it. */
export function MainAction(action: ButtonProps & { onClick: () => void }) {
  return <Button data-main-action rightSection={<Keys of="mainAction" />} {...action} />;
}
