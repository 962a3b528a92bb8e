import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Where the writes begin anew, bytes: about as large as SQLite lets its write-ahead log grow. */
const fileSize = 4 * 2 ** 20;

/** The least a durable write can be on this disk: the bytes over others that are there already, then fdatasync(2). */
export interface RawWrites {
  write(bytes: string): void;
  close(): void;
}

export function rawWrites(file: string): RawWrites {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, Buffer.alloc(fileSize));
  fsyncSync(descriptor);
  let position = 0;
  return {
    write(bytes) {
      const written = writeSync(descriptor, bytes, position);
      fdatasyncSync(descriptor);
      position = position + 2 * written > fileSize ? 0 : position + written;
    },
    close: () => closeSync(descriptor),
  };
}
