import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FileOperation } from './file-operation.ts';

const recorder = fileURLToPath(new URL('file-recorder.c', import.meta.url));

/** Records what programs do to the files in a folder, one program after the other, by a library put before theirs. */
export class FileRecording {
  /** What to start a program with that is to be recorded. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #log: string;

  private constructor(library: string, folder: string, log: string) {
    this.environment = { LD_PRELOAD: library, RECORD_FOLDER: folder, RECORD_LOG: log };
    this.#log = log;
  }

  /** The recorder and its log get names beside the folder's. */
  static async of(folder: string): Promise<FileRecording> {
    const library = `${folder}-recorder.so`;
    await promisify(execFile)('gcc', ['-shared', '-fPIC', '-O2', '-o', library, recorder]);
    return new FileRecording(library, folder, `${folder}-operations`);
  }

  /** Everything recorded so far. */
  async operations(): Promise<FileOperation[]> {
    return [...parseOperations(await readFile(this.#log))];
  }
}

/** Reads the recorder's log; its form stands in file-recorder.c. */
function* parseOperations(log: Buffer): Generator<FileOperation> {
  let position = 0;
  while (position < log.length) {
    const end = log.indexOf('\n', position);
    const line = log.toString('utf8', position, end);
    const [, kind = '', number = '', length = '', path = ''] = /^(.) (\d+) (\d+) (.+)$/.exec(line) ?? [];
    position = end + 1 + Number(length);
    yield operationOf(kind, Number(number), path, log.subarray(end + 1, position));
  }
}

function operationOf(kind: string, number: number, path: string, bytes: Buffer): FileOperation {
  switch (kind) {
    case 'C':
      return { kind: 'create', path };
    case 'W':
      return { kind: 'write', path, offset: number, bytes };
    case 'T':
      return { kind: 'truncate', path, size: number };
    case 'N':
      return { kind: 'rename', path, to: bytes.toString() };
    case 'R':
      return { kind: 'remove', path };
    case 'S':
      return { kind: 'sync', path };
    case 'D':
      return { kind: 'sync-folder', path };
    default:
      throw new Error(`the recorder's log has a line of kind "${kind}"`);
  }
}
