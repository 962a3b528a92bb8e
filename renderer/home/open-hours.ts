/** The hours worth showing: 9 to 17, the counter's, and whichever others have something. */
export function openHours(byHour: readonly number[]): { readonly hour: number; readonly issued: number }[] {
  const busy = byHour.flatMap((issued, hour) => (issued > 0 ? [hour] : []));
  const first = Math.min(9, ...busy);
  const last = Math.max(17, ...busy);
  return byHour.map((issued, hour) => ({ hour, issued })).slice(first, last + 1);
}
