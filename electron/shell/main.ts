import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  type IpcMainEvent,
  ipcMain,
  Menu,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { succeed } from '../contract/result.ts';
import { Children } from '../host/children.ts';
import { databaseKey } from '../host/database-key.ts';
import { isForwardable, mayCall } from '../host/guard.ts';
import { keyFile } from '../host/key-file.ts';
import { printByLp } from '../host/line-printer.ts';
import { pageAddress } from '../host/page-address.ts';
import { pageAnswer } from '../host/page-answer.ts';
import { PageFiles } from '../host/page-files.ts';
import { readTerminalSettings, type TerminalSettings } from '../host/terminal-settings.ts';
import { guardSession } from './guard-session.ts';
import { guardWebContents } from './guard-web-contents.ts';
import { ipcChannel } from './ipc-channel.ts';
import { osKeyStore } from './os-key-store.ts';
import { makePageWindow } from './page-window.ts';
import { printByWindow } from './print-window.ts';
import { senderOf } from './sender.ts';
import { settingsFile } from './settings-file.ts';
import { utilityChild } from './utility-child.ts';

/**
 * The application under Electron: puts the parts together and decides nothing. Everything before `ready` happens in
 * the first turn of the event loop, as Electron wants it.
 */

/** The other bundles, as they lie around this one in dist/. */
const bundle = (...path: string[]) => join(import.meta.dirname, '..', ...path);

if (!app.requestSingleInstanceLock()) {
  // The window that is open comes forward (`second-instance` below); this start ends.
  app.quit();
} else {
  app.enableSandbox();
  app.commandLine.appendSwitch('lang', 'ko');
  // No name resolves in the browser: the desk is the only one that speaks to anybody, and it is not the browser.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => guardWebContents(contents));
  Menu.setApplicationMenu(null);
  void app.whenReady().then(open).catch(giveUp);
}

async function open(): Promise<void> {
  const settings = await readTerminalSettings(
    settingsFile({ platform: process.platform, environment: process.env, isPackaged: app.isPackaged }),
  );
  const files = await PageFiles.read(bundle('page'));

  let window: BrowserWindow | null = null;
  const showPage = () => {
    // Overtaken by another load, or by the window's end: either way somebody else has the last word.
    void window?.loadURL(pageAddress).catch(() => {});
  };
  const children = new Children({
    startChild: (kind) =>
      utilityChild(
        utilityProcess.fork(bundle(kind, 'main.js'), [], { serviceName: `Branch Teller ${kind}` }),
      ),
    deskStart: async () => {
      const key = await keyOf(settings);
      return key.ok ? succeed({ ...settings, databaseKey: key.value }) : key;
    },
    toPage: (message) => window?.webContents.send(ipcChannel.toPage, message),
    reloadPage: showPage,
    print: process.platform === 'win32' ? printByWindow : (pdf) => printByLp(pdf),
  });
  void children.start();

  // In memory: nothing the page leaves behind outlives the application.
  const pageSession = session.fromPartition('page', { cache: false });
  guardSession(pageSession, (request) => pageAnswer(files, children, request));
  const own = makePageWindow(pageSession, bundle('shell', 'preload.cjs'), settings.environment === 'DEMO');
  window = own;

  const fromPage =
    (act: (message: unknown) => void) =>
    (event: IpcMainEvent, message: unknown): void => {
      if (mayCall(senderOf(event, own.webContents))) act(message);
    };
  ipcMain.on(
    ipcChannel.connect,
    fromPage(() => children.pageConnected()),
  );
  ipcMain.on(
    ipcChannel.toDesk,
    fromPage((message) => {
      if (isForwardable(message)) children.fromPage(message);
    }),
  );

  own.once('ready-to-show', () => own.show());
  own.on('closed', () => {
    window = null;
  });
  // The page's process is gone, its work is in the desk: a new document finds it there.
  own.webContents.on('render-process-gone', showPage);
  app.on('second-instance', () => {
    if (own.isDestroyed()) return;
    if (own.isMinimized()) own.restore();
    own.focus();
  });
  endInOrder(children);
  showPage();
}

/** The key store of the operating system; a demo on a machine that has none makes do with a file. */
async function keyOf({ environment, dataFolder }: TerminalSettings) {
  const protectedStore = osKeyStore(safeStorage, join(app.getPath('userData'), 'database-key'));
  const store =
    environment === 'DEMO' && !(await protectedStore.isProtected()) ? keyFile(dataFolder) : protectedStore;
  return databaseKey(store, environment, dataFolder);
}

/**
 * The desk finishes what it writes before the application goes, however it is asked to go; only after the window, whose
 * page sends what was typed last.
 */
function endInOrder(children: Children): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void children.stop().then(() => {
      ended = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

/** What can go wrong before there is a window to say it in: settings missing or not understood, page not built. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('Branch Teller', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
