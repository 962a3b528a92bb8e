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
