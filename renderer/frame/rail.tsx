import { UnstyledButton } from '@mantine/core';
import {
  IconCards,
  IconCash,
  IconCreditCard,
  IconFileAlert,
  IconHistory,
  IconHome,
  IconKeyboard,
  IconLock,
  IconLogout,
  IconReportMoney,
  IconShieldCheck,
  IconShieldExclamation,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { afterDecision } from '../form/unfinished.ts';
import { Keys } from '../keyboard/keys.tsx';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { lockScreen, signOut } from './leaving.ts';
import { placeNeeds, places } from './places.ts';
import classes from './rail.module.css';

interface Entry {
  readonly label: string;
  readonly Icon: ComponentType<{ size: number; stroke: number }>;
  readonly shortcut: ShortcutName;
  readonly act: () => void;
  readonly current?: boolean;
  /** How much of it waits for somebody. */
  readonly waiting?: number;
}

/** Somewhere to go, and its key. */
interface Task {
  readonly place: keyof typeof places;
  readonly Icon: Entry['Icon'];
  readonly shortcut: ShortcutName;
}

/** The tasks of the counter, and below them leaving it. */
export function Rail({
  status,
  session,
  onShortcuts,
}: {
  status: TerminalStatus;
  session: SessionView;
  onShortcuts: () => void;
}) {
  const { t } = useWords();
  const [location, navigate] = useLocation();
  const lock = useMutation({ mutationFn: lockScreen });
  const leave = useMutation({ mutationFn: signOut });

  const tasks: readonly Task[] = [
    { place: 'home', Icon: IconHome, shortcut: 'openHome' },
    { place: 'issuance', Icon: IconCreditCard, shortcut: 'openIssuance' },
    { place: 'claim', Icon: IconShieldExclamation, shortcut: 'openClaim' },
    { place: 'history', Icon: IconHistory, shortcut: 'openHistory' },
    { place: 'cashDrawer', Icon: IconCash, shortcut: 'openDrawer' },
    { place: 'stock', Icon: IconCards, shortcut: 'openStock' },
    { place: 'approvals', Icon: IconShieldCheck, shortcut: 'openApprovals' },
    { place: 'today', Icon: IconReportMoney, shortcut: 'openToday' },
    { place: 'corrections', Icon: IconFileAlert, shortcut: 'openCorrections' },
  ];
  const waitingAt: { readonly [place in Task['place']]?: number } = {
    approvals: status.approvalsWaiting,
    corrections: status.corrections,
  };
  const offered = tasks.filter(({ place }) => may(session.role, placeNeeds[place]));
  useShortcut('lock', () => lock.mutate());
  useShortcut('list', onShortcuts);

  return (
    <nav className={classes.rail} aria-label={t('frame.tasks')}>
      {offered.map(({ place, Icon, shortcut }) => (
        <TaskEntry
          key={place}
          entry={{
            label: t(`frame.${place}`),
            Icon,
            shortcut,
            act: () => navigate(places[place]),
            // One card's or one issuance's page is part of its place.
            current: `/${location.split('/')[1]}` === places[place],
            waiting: waitingAt[place] ?? 0,
          }}
        />
      ))}
      <span className={classes.gap} />
      <RailEntry
        entry={{ label: t('frame.shortcuts'), Icon: IconKeyboard, shortcut: 'list', act: onShortcuts }}
      />
      <RailEntry
        entry={{ label: t('frame.lock'), Icon: IconLock, shortcut: 'lock', act: () => lock.mutate() }}
      />
      <UnstyledButton className={classes.entry} onClick={() => afterDecision(() => leave.mutate())}>
        <IconLogout size={18} stroke={1.7} />
        <span>{t('frame.signOut')}</span>
      </UnstyledButton>
    </nav>
  );
}

/** A task that is offered has its key; one that is not has none. */
function TaskEntry({ entry }: { entry: Entry }) {
  useShortcut(entry.shortcut, entry.act);
  return <RailEntry entry={entry} />;
}

function RailEntry({ entry: { label, Icon, shortcut, act, current, waiting = 0 } }: { entry: Entry }) {
  return (
    <UnstyledButton
      className={classes.entry}
      onClick={act}
      aria-current={current === true ? 'page' : undefined}
    >
      <Icon size={18} stroke={1.7} />
      <span>{label}</span>
      {waiting > 0 && <strong className={classes.waiting}>{waiting}</strong>}
      <span className={classes.keys}>
        <Keys of={shortcut} />
      </span>
    </UnstyledButton>
  );
}
