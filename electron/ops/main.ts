import { createInterface } from 'node:readline';
import { type CommandLine, parseCommandLine, usage } from './command-line.ts';
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

/** Each command brings its own libraries: an export is verified without those for readers, line and database. */
async function run({ command, place: named }: CommandLine): Promise<Report> {
  const place = terminalPlace(named);
  switch (command.name) {
    case 'doctor':
      return (await import('./command/doctor.ts')).doctor(place);
    case 'backup':
      return (await import('./command/backup.ts')).backup(place);
    case 'restore':
      return (await import('./command/restore.ts')).restore(place, command.file);
    case 'recover':
      return (await import('./command/restore.ts')).recover(place);
    case 'readers':
      return (await import('./command/readers.ts')).readers();
    case 'card': {
      const accessCode = command.accessCodeFromStdin ? await firstLineOfStdin() : null;
      return (await import('./command/card.ts')).card(command.reader, accessCode, place);
    }
    case 'journal verify':
      return command.file === null
        ? (await import('./command/journal-verify.ts')).verifyOwnJournal(place)
        : (await import('./command/export-verify.ts')).verifyExportFile(command.file);
    case 'journal export':
      return (await import('./command/journal-export.ts')).exportJournal(place, command.file);
    case 'journal seal':
      return (await import('./command/journal-seal.ts')).sealJournal(place, command.file);
  }
}

/** A secret on the command line would stand in the list of processes. */
async function firstLineOfStdin(): Promise<string> {
  for await (const text of createInterface({ input: process.stdin })) return text;
  return '';
}
