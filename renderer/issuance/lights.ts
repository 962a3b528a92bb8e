import { type IssuanceProgress, IssuanceStep } from '../../electron/contract/issuance.ts';

export type Light = 'done' | 'now' | 'stopped' | 'toDo';

/** How each step is shown: what lies before the current one is done; the current one runs, or is where it stopped. */
export function lightsOf(
  progress: Pick<IssuanceProgress, 'current'> | null,
  running: boolean,
): Readonly<Record<IssuanceStep, Light>> {
  const at = progress === null ? -1 : IssuanceStep.options.indexOf(progress.current);
  const here: Light = running ? 'now' : 'stopped';
  return Object.fromEntries(
    IssuanceStep.options.map((step, i) => [step, i < at ? 'done' : i === at ? here : 'toDo']),
  ) as Record<IssuanceStep, Light>;
}
