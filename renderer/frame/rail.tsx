import { UnstyledButton } from '@mantine/core';
import {
  IconCreditCard,
  IconHistory,
  IconHome,
  IconKeyboard,
  IconLock,
  IconLogout,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import { Keys } from '../keyboard/keys.tsx';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { lockScreen, signOut } from './leaving.ts';
import { places } from './places.ts';
import classes from './rail.module.css';

interface Entry {
  readonly label: string;
  readonly Icon: ComponentType<{ size: number; stroke: number }>;
  readonly shortcut: ShortcutName;
  readonly act: () => void;
  readonly current?: boolean;
}

/** The tasks of the counter, and below them leaving it. */
export function Rail({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useWords();
  const [location, navigate] = useLocation();
  const lock = useMutation({ mutationFn: lockScreen });
  const leave = useMutation({ mutationFn: signOut });

  const tasks: readonly Entry[] = [
    { label: t('frame.home'), Icon: IconHome, shortcut: 'openHome', act: () => navigate(places.home) },
    {
      label: t('frame.issuance'),
      Icon: IconCreditCard,
      shortcut: 'openIssuance',
      act: () => navigate(places.issuance),
    },
    {
      label: t('frame.history'),
      Icon: IconHistory,
      shortcut: 'openHistory',
      act: () => navigate(places.history),
    },
  ];
  const current: Readonly<Record<string, ShortcutName>> = {
    [places.home]: 'openHome',
    [places.issuance]: 'openIssuance',
    [places.history]: 'openHistory',
  };
  useShortcut('openHome', () => navigate(places.home));
  useShortcut('openIssuance', () => navigate(places.issuance));
  useShortcut('openHistory', () => navigate(places.history));
  useShortcut('lock', () => lock.mutate());
  useShortcut('list', onShortcuts);

  return (
    <nav className={classes.rail} aria-label={t('frame.tasks')}>
      {tasks.map((task) => (
        <RailEntry key={task.shortcut} entry={{ ...task, current: current[location] === task.shortcut }} />
      ))}
      <span className={classes.gap} />
      <RailEntry
        entry={{ label: t('frame.shortcuts'), Icon: IconKeyboard, shortcut: 'list', act: onShortcuts }}
      />
      <RailEntry
        entry={{ label: t('frame.lock'), Icon: IconLock, shortcut: 'lock', act: () => lock.mutate() }}
      />
      <UnstyledButton className={classes.entry} onClick={() => leave.mutate()}>
        <IconLogout size={18} stroke={1.7} />
        <span>{t('frame.signOut')}</span>
      </UnstyledButton>
    </nav>
  );
}

function RailEntry({ entry: { label, Icon, shortcut, act, current } }: { entry: Entry }) {
  return (
    <UnstyledButton
      className={classes.entry}
      onClick={act}
      aria-current={current === true ? 'page' : undefined}
    >
      <Icon size={18} stroke={1.7} />
      <span>{label}</span>
      <Keys of={shortcut} />
    </UnstyledButton>
  );
}
