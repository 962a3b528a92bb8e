/** Plain bytes of a file from an offset on, fewer than asked for at its end only. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** How much of a file is looked at in one place, bytes. */
export const window = 64 * 1024;

/** Pixels of one picture: A3 at 1,200 dots an inch. What claims far more is made to fill a memory. */
export const mostPixels = 300_000_000;
