import { BrowserWindow, type Session } from 'electron';

/**
 * Makes the application's one window. Every preference that keeps the page in its place is named, though most are
 * Electron's defaults: a default may change, this file is reviewed.
 *
 * @param preload path of the bundled preload script
 * @param devTools for development; a teller's keyboard opens none
 */
export const makePageWindow = (session: Session, preload: string, devTools: boolean): BrowserWindow =>
  new BrowserWindow({
    width: 1366,
    height: 768,
    // Shown when there is something to see, not while it is white.
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      // A dropped file would be a navigation.
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
