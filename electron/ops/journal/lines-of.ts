import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const chunkBytes = 64 * 1024;

/**
 * A line longer than this many characters is none of ours; it comes in pieces, which nobody takes for lines. The longest
 * that is one is an entry that erased a thousand payloads and a thousand files, some 170,000.
 */
const longestLine = 256 * 1024;

/** The lines of a file, each with its newline, the last as it ends. Throws where the file can't be read. */
export function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, read))).split(/(?<=\n)/);
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.endsWith('\n') || rest.length > longestLine) {
        yield rest;
        rest = '';
      }
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(descriptor);
  }
}
