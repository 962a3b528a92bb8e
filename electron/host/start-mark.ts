/** User Timing marks in the shell's process, by which a profile or a bench sees where the time of a start goes. */
export const startMark = { browserLaunched: 'browser launched', deskStarted: 'desk started' } as const;
