import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import type { Enrolment } from '../../../electron/desk/device/device.ts';
import type { Journal } from '../../../electron/desk/journal/journal.ts';
import { openReplayBooks } from '../../../electron/desk/restore/replay-books.ts';
import { noon } from './scratch-database.ts';

/** The books of a restored terminal of the main branch, to which no core answers. */
export const booksToReplayInto = (connection: Connection, journal: Journal) =>
  openReplayBooks({
    connection,
    journal,
    enrolment: { terminalId: '0421-01', branchNo: '0421' } as Enrolment,
    core: new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed),
    line: new Line(
      () => noon,
      () => {},
    ),
    now: () => noon,
  });
