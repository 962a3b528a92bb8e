/** What occurs more than once, in words. */
export function twice<T>(what: string, items: readonly T[], key: (item: T) => unknown): string[] {
  const seen = new Set<unknown>();
  return items.map(key).flatMap((value) => {
    if (seen.has(value)) return [`${what} ${value} is there twice`];
    seen.add(value);
    return [];
  });
}
