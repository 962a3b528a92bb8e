import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Where below a folder one of the texts can be read by whoever has no key: in the name of a file or folder, or in a
 * file's bytes.
 */
export function foundInClear(folder: string, texts: readonly string[]): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const bytes = Buffer.concat([
      Buffer.from(path),
      entry.isFile() ? readFileSync(join(folder, path)) : Buffer.alloc(0),
    ]);
    return texts
      .filter((text) => spellings(text).some((spelling) => bytes.includes(spelling)))
      .map((text) => ({ path, text }));
  });
}

/** A text as programs write it: in UTF-8, in UTF-16, and as JSON and addresses may escape what is not ASCII. */
const spellings = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  Buffer.from(encodeURIComponent(text)),
];
