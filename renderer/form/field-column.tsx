import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { enterMoves } from './enter-moves-on.ts';
import classes from './field-column.module.css';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement;

/** The stops of a column in order; a group of radio buttons is one stop, at the chosen one or the first. */
function stopsOf(column: HTMLElement): Field[] {
  const fields = [
    ...column.querySelectorAll<Field>(
      'input:not(:disabled, [type=hidden]), textarea:not(:disabled), button[data-field]:not(:disabled)',
    ),
  ];
  return fields.filter((field) => {
    if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true;
    const group = fields.filter((other) => other.name === field.name && other instanceof HTMLInputElement);
    return field === (group.find((other) => other instanceof HTMLInputElement && other.checked) ?? group[0]);
  });
}

function needsSomething(field: Field): boolean {
  if (field instanceof HTMLButtonElement || field.dataset.optional !== undefined) return false;
  if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) return !field.checked;
  return field.value === '';
}

/** The main action that belongs to a column: its dialog's, or the one in sight. */
const mainActionOf = (column: HTMLElement): HTMLElement | undefined =>
  [
    ...(column.closest('[role="dialog"]') ?? document).querySelectorAll<HTMLElement>(
      '[data-main-action]:not(:disabled)',
    ),
  ].findLast((action) => action.checkVisibility());

/** Puts the focus into the first field that needs something; onto the main action when none does. */
function startIn(column: HTMLElement): void {
  const start = stopsOf(column).find(needsSomething) ?? mainActionOf(column);
  // A dialog may put the focus somewhere only after we have: this is where, and not onto the button that closes it.
  for (const earlier of column.querySelectorAll('[data-autofocus]'))
    earlier.removeAttribute('data-autofocus');
  start?.setAttribute('data-autofocus', '');
  start?.focus();
  // A field in sight only in part is left where it is by `focus`: under the actions that stay at a panel's edge.
  start?.scrollIntoView({ block: 'nearest' });
}

/** Points at the step's main action, after a choice that leaves nothing else to do. */
export function focusMainAction(): void {
  // After React has drawn what the choice changed.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-main-action]')?.focus());
}

/** Puts the focus into the first field in error, after a refused submit. */
export function focusFirstError(): void {
  // After React has drawn the errors.
  requestAnimationFrame(() => {
    const faulty = document.querySelector('[aria-invalid="true"]');
    const field = faulty instanceof HTMLFieldSetElement ? faulty.querySelector('input') : faulty;
    if (field instanceof HTMLElement) field.focus();
  });
}

/**
 * One column of fields. Enter goes from field to field and from the last one to the main action, which it does not
 * push. The focus starts in the first field that needs something, anew whenever `startsAnew` changes.
 */
export function FieldColumn({ startsAnew, children }: { startsAnew: string; children: ReactNode }) {
  const column = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the value itself is what starts it anew
  useEffect(() => {
    if (column.current !== null) startIn(column.current);
  }, [startsAnew]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (column.current === null || event.defaultPrevented) return;
    const stops = stopsOf(column.current);
    const here = event.target as Field;
    const at = stops.findIndex((stop) => stop === here || (stop.name !== '' && stop.name === here.name));
    const move = enterMoves(event.nativeEvent, {
      // A button is pushed by Enter, and a text of several lines gets another one.
      keepsEnter: here instanceof HTMLButtonElement || here instanceof HTMLTextAreaElement,
      isLast: at === stops.length - 1,
    });
    if (move === null) return;
    event.preventDefault();
    (move === 'NEXT_FIELD' ? stops[at + 1] : mainActionOf(column.current))?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the fields inside, it is none itself
    <div ref={column} className={classes.column} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
