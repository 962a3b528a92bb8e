/** What each key does: words for the person at the keyboard, and the act, which says what came of it. */
export type KeyMap = Readonly<Record<string, readonly [words: string, act: () => Promise<string>]>>;

/**
 * Listens to single keys typed into the terminal the program was started from, if it is one, and says which there are.
 *
 * @returns ends the listening and gives the terminal back as it was
 */
export function onKeys(keys: KeyMap): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => {};
  console.log(
    Object.entries(keys)
      .map(([key, [words]]) => `[${key}] ${words}`)
      .join('   '),
  );
  const listener = (typed: Buffer) => {
    const key = typed.toString();
    // In raw mode Ctrl+C is a character like any other.
    if (key === '\u0003') process.kill(process.pid, 'SIGINT');
    void keys[key]?.[1]().then(
      (outcome) => console.log(outcome),
      (error: unknown) => console.log(String(error)),
    );
  };
  stdin.setRawMode(true).resume().on('data', listener);
  return () => {
    stdin.off('data', listener).setRawMode(false).pause();
  };
}
