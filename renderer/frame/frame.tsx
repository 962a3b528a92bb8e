import { useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { Approvals } from '../approval/approvals.tsx';
import { useTerminal } from '../bridge/terminal-view.ts';
import { Claim } from '../claim/claim.tsx';
import { Corrections } from '../correction/corrections.tsx';
import { Today } from '../day/today.tsx';
import { CashDrawer } from '../drawer/drawer.tsx';
import { DiscardDialog } from '../form/discard-dialog.tsx';
import { History } from '../history/history.tsx';
import { Home } from '../home/home.tsx';
import { Issuance } from '../issuance/issuance.tsx';
import { ShortcutList } from '../keyboard/shortcut-list.tsx';
import { useWords } from '../language/use-words.ts';
import { Month } from '../month/month.tsx';
import { FailureBoundary } from '../problem/failure-boundary.tsx';
import { Stock } from '../stock/stock.tsx';
import { TariffPage } from '../tariff/tariff-page.tsx';
import { Alarms } from './alarms.tsx';
import { CommandBox, openCommandBox } from './command-box.tsx';
import classes from './frame.module.css';
import { Permitted } from './permitted.tsx';
import { places } from './places.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useStayingAwake } from './use-staying-awake.ts';

/** What is around every task: the bar, the rail, and what must be said above the work. */
export default function Frame({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t } = useWords();
  const { connected } = useTerminal();
  const [location] = useLocation();
  const [shortcutsShown, showShortcuts] = useState(false);
  useStayingAwake(!session.locked);
  return (
    <div className={classes.frame}>
      <TopBar status={status} session={session} onCommands={openCommandBox} />
      <Rail status={status} session={session} onShortcuts={() => showShortcuts(true)} />
      <main className={classes.work} id="work">
        {!connected && <output className={classes.reconnecting}>{t('opening.reconnecting')}</output>}
        <Alarms alarms={status.alarms} />
        <FailureBoundary key={location.split('/')[1]}>
          <Switch>
            <Route path={places.issuance}>
              <Permitted place="issuance" session={session}>
                <Issuance status={status} session={session} />
              </Permitted>
            </Route>
            <Route path={`${places.claim}/*?`}>
              <Permitted place="claim" session={session}>
                <Claim status={status} session={session} />
              </Permitted>
            </Route>
            <Route path={`${places.history}/:issuanceId?`}>
              <Permitted place="history" session={session}>
                <History status={status} />
              </Permitted>
            </Route>
            <Route path={`${places.stock}/:serialNo?`}>
              <Permitted place="stock" session={session}>
                <Stock status={status} session={session} />
              </Permitted>
            </Route>
            <Route path={places.approvals}>
              <Permitted place="approvals" session={session}>
                <Approvals status={status} session={session} />
              </Permitted>
            </Route>
            <Route path={places.cashDrawer}>
              <Permitted place="cashDrawer" session={session}>
                <CashDrawer status={status} session={session} />
              </Permitted>
            </Route>
            <Route path={places.today}>
              <Permitted place="today" session={session}>
                <Today status={status} session={session} />
              </Permitted>
            </Route>
            <Route path={places.month}>
              <Permitted place="month" session={session}>
                <Month status={status} />
              </Permitted>
            </Route>
            <Route path={places.tariff}>
              <Permitted place="tariff" session={session}>
                <TariffPage status={status} />
              </Permitted>
            </Route>
            <Route path={places.corrections}>
              <Permitted place="corrections" session={session}>
                <Corrections status={status} />
              </Permitted>
            </Route>
            <Route>
              <Permitted place="home" session={session}>
                <Home status={status} session={session} />
              </Permitted>
            </Route>
          </Switch>
        </FailureBoundary>
      </main>
      <DiscardDialog />
      <ShortcutList opened={shortcutsShown} onClose={() => showShortcuts(false)} />
      <CommandBox session={session} onShortcuts={() => showShortcuts(true)} />
    </div>
  );
}
