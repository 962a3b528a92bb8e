/** Permissions of group and others (POSIX). Windows reports none of its own here, so nothing is said of them. */
const groupAndOthers = 0o077;

/** Whether a file or folder of this mode is open to others than its owner. */
export const isOpenToOthers = (mode: number): boolean =>
  process.platform !== 'win32' && (mode & groupAndOthers) !== 0;

/** The permissions as `chmod` writes them. */
export const modeText = (mode: number): string => (mode & 0o777).toString(8);
