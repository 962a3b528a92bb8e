/** Prints one after the other: which copy a print is can only be said when the one before it has been noted. */
export class PrintQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** @param print asks which copy it is, prints, and notes it; ends in time */
  next<T>(print: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(print);
    this.#last = mine.catch(() => {});
    return mine;
  }
}
