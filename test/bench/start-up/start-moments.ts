import { z } from 'zod';

/** What a process that opens a page tells of its start: moments, milliseconds since 1970. */
export const StartMoments = z.strictObject({
  /** The program's modules are loaded. */
  loaded: z.number(),
  browserLaunched: z.number(),
  /** The desk serves; null where there is none. */
  deskStarted: z.number().nullable(),
  /** The page's first contentful paint. */
  painted: z.number(),
  /** The button one has been waiting for is there and enabled. */
  usable: z.number(),
});
export type StartMoments = z.infer<typeof StartMoments>;

/** A moment now. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Runs in the page: its first contentful paint, milliseconds since 1970. */
export async function firstPaint(): Promise<number> {
  const entry = await new Promise<PerformanceEntry>((resolve) => {
    new PerformanceObserver((list) => {
      const [found] = list.getEntriesByName('first-contentful-paint');
      if (found !== undefined) resolve(found);
    }).observe({ type: 'paint', buffered: true });
  });
  return performance.timeOrigin + entry.startTime;
}
