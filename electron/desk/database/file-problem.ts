import { fail } from '../../contract/result.ts';
import { Ballast } from './ballast.ts';
import { isDiskFull, isUnwritable, problemOfSqlite } from './sqlite-problem.ts';

/**
 * What SQLite or the system says of the files in a terminal's folder. While there is room, what can't be opened or
 * written is no full disk, and nothing is gained by making or giving up room.
 *
 * @returns problems DurabilityNotGuaranteed, DiskFull, DatabaseCorrupted; anything else is thrown on
 */
export function problemOfFiles(error: unknown, folder: string): ReturnType<typeof fail> {
  if (!isUnwritable(error)) return problemOfSqlite(error);
  const isFull = isDiskFull(error) && !new Ballast(folder).allowsIntake();
  return fail(isFull ? 'DiskFull' : 'DurabilityNotGuaranteed');
}
