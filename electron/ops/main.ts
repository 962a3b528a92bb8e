import { createInterface } from 'node:readline';
import { card } from './command/card.ts';
import { doctor } from './command/doctor.ts';
import { exportJournal } from './command/journal-export.ts';
import { verifyExportFile, verifyOwnJournal } from './command/journal-verify.ts';
import { readers } from './command/readers.ts';
import { type CommandLine, parseCommandLine, usage } from './command-line.ts';
import { isApplicationRunning } from './examine-terminal.ts';
import { exitCodeOf, type Report } from './report/report.ts';
import { reportText } from './report/report-text.ts';
import { terminalPlace } from './terminal-place.ts';

/** `npm run ops -- COMMAND`: for the people who look after terminals. */

const args = process.argv.slice(2);
// npm runs its scripts in the project's folder and says where it was called.
const line = parseCommandLine(args, process.env.INIT_CWD ?? process.cwd());
if (line === null) {
  const isAsked = args.length === 1 && args[0] === '--help';
  (isAsked ? process.stdout : process.stderr).write(usage);
  process.exitCode = isAsked ? 0 : 2;
} else {
  const report = await run(line);
  const exitCode = exitCodeOf(report);
  process.stdout.write(
    line.asJson ? `${JSON.stringify({ ...report, exitCode }, null, 2)}\n` : reportText(report, line.language),
  );
  process.exitCode = exitCode;
}

async function run({ command, place: named }: CommandLine): Promise<Report> {
  const place = terminalPlace(named);
  switch (command.name) {
    case 'doctor':
      return doctor(place);
    case 'readers':
      return readers();
    case 'card':
      return card(command.reader, command.accessCodeFromStdin ? await firstLineOfStdin() : null, () =>
        isApplicationRunning(place),
      );
    case 'journal verify':
      return command.file === null ? verifyOwnJournal(place) : verifyExportFile(command.file);
    case 'journal export':
      return exportJournal(place, command.file);
  }
}

/** A secret on the command line would stand in the list of processes. */
async function firstLineOfStdin(): Promise<string> {
  for await (const text of createInterface({ input: process.stdin })) return text;
  return '';
}
