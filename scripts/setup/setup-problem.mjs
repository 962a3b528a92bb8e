/** Why the set-up can't go on, in words for the person at the terminal. */
export class SetupProblem extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode 2: the machine lacks something only a person can give it; 1: a step failed
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Somebody stopped the set-up. */
export class SetupStopped extends SetupProblem {
  /** @param {number} exitCode of the program that was at work */
  constructor(exitCode) {
    super('Stopped during set-up. The next start takes it up again.', exitCode);
  }
}
