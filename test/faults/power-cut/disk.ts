import { dirname } from 'node:path/posix';
import type { FileOperation } from './file-operation.ts';

/** The smallest piece of a write that a disk does whole or not at all, bytes. */
const sector = 512;

/** Content of every file, by path. */
export type Files = ReadonlyMap<string, Buffer>;

/** A file apart from its name: it may get another one, or none. */
type FileId = number;

/** One thing that is on its way to the disk and may or may not get there. */
interface Unsynced {
  /** What a sync must be of to bring it there: a file, or the folder a name is in. */
  readonly of: FileId | string;
  readonly reach: (platter: Platter) => void;
}

/**
 * A disk as POSIX allows it to be and no better: what was synced is there; of all else any part may be there and any
 * part missing, whatever the order in which it was asked for. Writes tear between sectors; a name that is made, changed
 * or removed is safe with the next sync of its folder, a file's content with the next sync of the file. Bytes beside
 * those written stay as they are (SQLite calls it "powersafe overwrite" and relies on it).
 */
export class Disk {
  /** Names as programs see them. */
  readonly #names = new Map<string, FileId>();
  readonly #platter = new Platter();
  #unsynced: Unsynced[] = [];
  #lastId = 0;

  perform(operation: FileOperation): void {
    const { path } = operation;
    const folder = dirname(path);
    switch (operation.kind) {
      case 'create': {
        this.#lastId += 1;
        const id = this.#lastId;
        this.#names.set(path, id);
        this.#unsynced.push({ of: folder, reach: (platter) => platter.link(path, id) });
        return;
      }
      case 'write': {
        const of = this.#file(path);
        for (const { offset, bytes } of sectorsOf(operation)) {
          this.#unsynced.push({ of, reach: (platter) => platter.write(of, offset, bytes) });
        }
        return;
      }
      case 'truncate': {
        const of = this.#file(path);
        this.#unsynced.push({ of, reach: (platter) => platter.truncate(of, operation.size) });
        return;
      }
      case 'rename': {
        const { to } = operation;
        if (dirname(to) !== folder) throw new Error(`${path} is moved to another folder`);
        const id = this.#file(path);
        this.#names.delete(path);
        this.#names.set(to, id);
        this.#unsynced.push({
          of: folder,
          reach(platter) {
            platter.unlink(path);
            platter.link(to, id);
          },
        });
        return;
      }
      case 'remove':
        this.#file(path);
        this.#names.delete(path);
        this.#unsynced.push({ of: folder, reach: (platter) => platter.unlink(path) });
        return;
      case 'sync':
        this.#sync(this.#file(path));
        return;
      case 'sync-folder':
        this.#sync(path);
        return;
    }
  }

  /** How many things a power cut now would decide about. */
  get unsynced(): number {
    return this.#unsynced.length;
  }

  /**
   * The files as the next start finds them when the power goes now.
   *
   * @param survives asked about each unsynced thing, in the order the program did them
   */
  afterPowerCut(survives: () => boolean): Files {
    const found = this.#platter.copy();
    for (const { reach } of this.#unsynced) if (survives()) reach(found);
    return found.files();
  }

  #file(path: string): FileId {
    const id = this.#names.get(path);
    if (id === undefined) throw new Error(`${path} was never created`);
    return id;
  }

  #sync(of: FileId | string): void {
    for (const each of this.#unsynced) if (each.of === of) each.reach(this.#platter);
    this.#unsynced = this.#unsynced.filter((each) => each.of !== of);
  }
}

/** What has reached the disk. */
class Platter {
  readonly #names: Map<string, FileId>;
  readonly #contents: Map<FileId, Buffer>;
  /** Files whose bytes no copy of this platter shares, with room to grow in. */
  readonly #own = new Map<FileId, Buffer>();

  constructor(names = new Map<string, FileId>(), contents = new Map<FileId, Buffer>()) {
    this.#names = names;
    this.#contents = contents;
  }

  link(path: string, id: FileId): void {
    this.#names.set(path, id);
  }

  unlink(path: string): void {
    this.#names.delete(path);
  }

  /** Bytes between the end and `offset` become zeros. */
  write(id: FileId, offset: number, bytes: Buffer): void {
    const size = this.#content(id).length;
    bytes.copy(this.#resized(id, Math.max(size, offset + bytes.length)), offset);
  }

  truncate(id: FileId, size: number): void {
    this.#resized(id, size);
  }

  copy(): Platter {
    this.#own.clear();
    return new Platter(new Map(this.#names), new Map(this.#contents));
  }

  files(): Files {
    return new Map([...this.#names].map(([path, id]) => [path, this.#content(id)]));
  }

  #content(id: FileId): Buffer {
    return this.#contents.get(id) ?? Buffer.alloc(0);
  }

  /** A file's bytes, its own to write on. */
  #resized(id: FileId, size: number): Buffer {
    const before = this.#content(id);
    let room = this.#own.get(id);
    if (room === undefined || room.length < size) {
      room = Buffer.alloc(2 * size);
      before.copy(room);
      this.#own.set(id, room);
    } else if (size > before.length) room.fill(0, before.length, size);
    const after = room.subarray(0, size);
    this.#contents.set(id, after);
    return after;
  }
}

function* sectorsOf({ offset, bytes }: { readonly offset: number; readonly bytes: Buffer }) {
  let from = 0;
  while (from < bytes.length) {
    const to = Math.min(bytes.length, from + sector - ((offset + from) % sector));
    yield { offset: offset + from, bytes: bytes.subarray(from, to) };
    from = to;
  }
}
