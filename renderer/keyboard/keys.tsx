import { Kbd } from '@mantine/core';
import classes from './keys.module.css';
import { keyCaps, type ShortcutName } from './shortcuts.ts';

/** A shortcut's keys, drawn beside the action they belong to. */
export function Keys({ of }: { of: ShortcutName }) {
  return (
    <span className={classes.keys} aria-hidden="true">
      {keyCaps(of).map((cap) => (
        <Kbd key={cap} className={classes.cap}>
          {cap}
        </Kbd>
      ))}
    </span>
  );
}
