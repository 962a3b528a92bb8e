import { setTimeout as sleep } from 'node:timers/promises';
import type { Books } from '../simulators/core/books.ts';

/**
 * Reads the core's books until they show what is waited for.
 *
 * @param limit milliseconds after which it throws
 * @param tooLate what it then says
 */
export async function booksWhen(
  core: { books(): Promise<Books> },
  shows: (books: Books) => boolean,
  limit: number,
  tooLate: string,
): Promise<Books> {
  const deadline = performance.now() + limit;
  for (;;) {
    const books = await core.books();
    if (shows(books)) return books;
    if (performance.now() > deadline) throw new Error(tooLate);
    await sleep(50);
  }
}
