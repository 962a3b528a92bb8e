import { spawn } from 'node:child_process';
import type { PrintOutcome } from './children.ts';

/** A print system that takes longer than this, milliseconds, to accept a job has failed. */
const acceptLimit = 30_000;

/**
 * Prints a PDF on the default printer of CUPS by `lp`, which takes the document from its standard input: nothing of
 * it is written to a file of ours, nothing stands in the process list.
 *
 * @param command `lp`, or a stand-in in tests
 */
export function printByLp(pdf: Uint8Array, command = 'lp'): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    const lp = spawn(command, ['-t', 'Branch Teller', '-'], {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: acceptLimit,
    });
    let complaint = '';
    lp.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(0, 2_000);
    });
    lp.on('error', (error) => {
      resolve((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'NO_PRINTER' : 'FAILED');
    });
    lp.on('close', (code) => {
      if (code === 0) resolve('PRINTED');
      // CUPS's lp(1): "lp: Error - no default destination available."
      else resolve(/no default destination|No destinations/i.test(complaint) ? 'NO_PRINTER' : 'FAILED');
    });
    // A command that ends without reading breaks the pipe; its exit code says what that means.
    lp.stdin.on('error', () => {});
    lp.stdin.end(pdf);
  });
}
