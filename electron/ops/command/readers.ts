import { CardProcess } from '../card/card-process.ts';
import { checkReaderService, checkReaders } from '../check/check-readers.ts';
import type { Report } from '../report/report.ts';

/** The card readers as the application sees them. */
export async function readers(): Promise<Report> {
  await using process = new CardProcess();
  const { finding, value } = await checkReaderService(process);
  return {
    command: 'readers',
    findings: [finding, ...(value === null ? [] : checkReaders(value))],
    tables: [],
  };
}
