import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { DeskStart } from '../contract/process-message.ts';

/** What a shell must know of its terminal; the rest comes from the core. */
export const TerminalSettings = DeskStart.omit({ databaseKey: true });
export type TerminalSettings = z.infer<typeof TerminalSettings>;

/** The settings file, JSON. Paths in it are relative to its own folder. */
const SettingsFile = TerminalSettings.extend({
  core: TerminalSettings.shape.core.omit({ authority: true }).extend({
    /** PEM file of the authority that signs the core's certificate. */
    authorityFile: z.string(),
  }),
});

/**
 * Reads a settings file, which whoever installs the terminal has written.
 *
 * @throws Error with a sentence for that person when the file, or the authority's, is missing or not understood
 */
export async function readTerminalSettings(file: string): Promise<TerminalSettings> {
  const parsed = SettingsFile.safeParse(jsonIn(file, await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`${file} is not a settings file of this program:\n${z.prettifyError(parsed.error)}`);
  const { environment, dataFolder, scannerFolder, core } = parsed.data;
  const beside = (path: string) => resolve(dirname(file), path);
  return {
    environment,
    dataFolder: beside(dataFolder),
    ...(scannerFolder !== undefined && { scannerFolder: beside(scannerFolder) }),
    core: {
      origin: core.origin,
      authority: await authorityIn(beside(core.authorityFile), file),
      enrolmentCode: core.enrolmentCode,
    },
  };
}

/** An empty authority would not be none: TLS then trusts whomever any public authority has signed. */
async function authorityIn(authorityFile: string, file: string): Promise<string> {
  const authority = await readFile(authorityFile, 'utf8');
  try {
    new X509Certificate(authority);
    return authority;
  } catch {
    throw new Error(
      `${file} is not a settings file of this program: its core.authorityFile ${authorityFile} is no certificate in PEM`,
    );
  }
}

/** The parser's own words quote what it stumbles over, and that may be an enrolment code. */
function jsonIn(file: string, text: string): unknown {
  try {
    // Editors of Windows put a mark before the text, which JSON knows nothing of.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SyntaxError(`${file} is not a settings file of this program: it is no JSON`);
  }
}
