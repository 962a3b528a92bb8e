import { useState } from 'react';
import { Route, Switch } from 'wouter';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { useTerminal } from '../bridge/terminal-view.ts';
import { History } from '../history/history.tsx';
import { Home } from '../home/home.tsx';
import { Issuance } from '../issuance/issuance.tsx';
import { ShortcutList } from '../keyboard/shortcut-list.tsx';
import { useWords } from '../language/use-words.ts';
import { Alarms } from './alarms.tsx';
import { CommandBox, openCommandBox } from './command-box.tsx';
import classes from './frame.module.css';
import { places } from './places.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useStayingAwake } from './use-staying-awake.ts';

/** What is around every task: the bar, the rail, and what must be said above the work. */
export default function Frame({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t } = useWords();
  const { connected } = useTerminal();
  const [shortcutsShown, showShortcuts] = useState(false);
  useStayingAwake(!session.locked);
  return (
    <div className={classes.frame}>
      <TopBar status={status} session={session} onCommands={openCommandBox} />
      <Rail onShortcuts={() => showShortcuts(true)} />
      <main className={classes.work} id="work">
        {!connected && <output className={classes.reconnecting}>{t('opening.reconnecting')}</output>}
        <Alarms alarms={status.alarms} />
        <Switch>
          <Route path={places.issuance}>
            <Issuance status={status} session={session} />
          </Route>
          <Route path={places.history}>
            <History status={status} />
          </Route>
          <Route>
            <Home status={status} />
          </Route>
        </Switch>
      </main>
      <ShortcutList opened={shortcutsShown} onClose={() => showShortcuts(false)} />
      <CommandBox onShortcuts={() => showShortcuts(true)} />
    </div>
  );
}
