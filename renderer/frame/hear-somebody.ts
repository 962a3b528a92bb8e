/**
 * Keys, clicks and whatever they write. The keys of a syllable belong to the input method and reach nobody here: who
 * writes Korean for minutes is told by what appears.
 */
const signs = ['keydown', 'pointerdown', 'input'] as const;

/** Tells whenever somebody does something at the page, until it is undone by the returned call. */
export function hearSomebody(window: EventTarget, tell: () => void): () => void {
  for (const sign of signs) window.addEventListener(sign, tell);
  return () => {
    for (const sign of signs) window.removeEventListener(sign, tell);
  };
}
