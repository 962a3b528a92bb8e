/** The three channels between preload script and main process; nothing else is listened to on either side. */
export const ipcChannel = {
  /** A new document of the page is there. */
  connect: 'branch-teller:connect',
  toDesk: 'branch-teller:to-desk',
  toPage: 'branch-teller:to-page',
} as const;
