/** `1,204` */
export const countText = (count: number): string => count.toLocaleString('en-US');

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `212 KB`, `1.4 GB`: three digits are as much as such amounts say. */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const amount = bytes / 1_000 ** power;
  return `${amount.toLocaleString('en-US', { maximumFractionDigits: amount < 10 && power > 0 ? 1 : 0 })} ${units[power]}`;
}
