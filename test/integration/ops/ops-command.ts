import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const main = fileURLToPath(new URL('../../../electron/ops/main.ts', import.meta.url));

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Facts = z.record(z.string(), Value);
/** What `--json` writes. */
export const JsonReport = z.strictObject({
  command: z.string(),
  findings: z.array(
    z.strictObject({
      check: z.string(),
      state: z.enum(['OK', 'WARN', 'FAIL', 'SKIPPED']),
      problem: z.string().nullable(),
      detail: Facts,
    }),
  ),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.array(Facts) })),
  exitCode: z.int(),
});
export type JsonReport = z.infer<typeof JsonReport>;

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as `npm run ops` does, to its end. */
export async function ops(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { exitCode, stdout, stderr };
}

/** The same with `--json`; the exit code is the report's own. */
export async function opsJson(
  args: readonly string[],
  options: Parameters<typeof ops>[1] = {},
): Promise<JsonReport> {
  const { exitCode, stdout, stderr } = await ops([...args, '--json'], options);
  if (stdout === '') throw new Error(`no report: ${stderr}`);
  const report = JsonReport.parse(JSON.parse(stdout));
  if (report.exitCode !== exitCode)
    throw new Error(`exit code ${exitCode}, but ${report.exitCode} in the report`);
  return report;
}

/** What came of one check; fails where it was not made. */
export function findingOf(report: JsonReport, check: string): JsonReport['findings'][number] {
  const found = report.findings.find((finding) => finding.check === check);
  if (found === undefined) throw new Error(`no ${check} in ${JSON.stringify(report.findings)}`);
  return found;
}

/** Everything that is not in order, as `check problem`. */
export const troublesOf = ({ findings }: JsonReport): string[] =>
  findings
    .filter(({ state }) => state === 'WARN' || state === 'FAIL')
    .map(({ check, problem }) => `${check} ${problem}`);
