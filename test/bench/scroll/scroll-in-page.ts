/** How something is scrolled: down at an even pace, with the time that takes. */
export interface Scrolling {
  /** CSS selector of what scrolls. */
  readonly selector: string;
  /** CSS pixels a second; null for whatever brings it from end to end. */
  readonly pace: number | null;
  readonly ms: number;
}

/** Runs in the page: scrolls it and gives the times between its frames, milliseconds. */
export async function scrollInPage({ selector, pace, ms }: Scrolling): Promise<number[]> {
  const box = document.querySelector(selector);
  if (box === null) throw new Error(`nothing at ${selector}`);
  box.scrollTop = 0;
  const end = box.scrollHeight - box.clientHeight;
  const perMs = pace === null ? end / ms : pace / 1_000;
  const frames: number[] = [];
  await new Promise<void>((resolve) => {
    let start: number | null = null;
    const step = (now: number) => {
      start ??= now;
      frames.push(now);
      box.scrollTop = Math.min(end, (now - start) * perMs);
      if (now - start < ms) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  return frames.slice(1).map((now, index) => now - (frames[index] ?? now));
}
