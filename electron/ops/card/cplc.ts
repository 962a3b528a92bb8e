import type { Facts } from '../report/report.ts';

/** Fields of the Card Production Life Cycle data with their length in bytes (card-protocol.md, "Reading the card"). */
const layout = [
  ['icFabricator', 2],
  ['icType', 2],
  ['operatingSystemId', 2],
  ['operatingSystemDate', 2],
  ['operatingSystemLevel', 2],
  ['icFabricationDate', 2],
  ['icSerialNumber', 4],
  ['icBatch', 2],
  ['icModuleFabricator', 2],
  ['icModuleDate', 2],
  ['iccManufacturer', 2],
  ['icEmbeddingDate', 2],
  ['prePersonalizer', 2],
  ['prePersonalizationDate', 2],
  ['prePersonalizationEquipment', 4],
  ['personalizer', 2],
  ['personalizationDate', 2],
  ['personalizationEquipment', 4],
] as const;

/** CPLC, 42 bytes in hexadecimal, field by field; `date` is null for what is no date or none that was set. */
export function cplcRows(cplc: string, now: number): Facts[] {
  let at = 0;
  return layout.map(([field, bytes]) => {
    const hex = cplc.slice(at, at + 2 * bytes);
    at += 2 * bytes;
    return { field, hex, date: field.endsWith('Date') ? cplcDate(hex, now) : null };
  });
}

/**
 * A date as CPLC has it, Y DDD in four decimal digits: the last digit of the year and the day in it. Of the years that
 * end so it is the last that is not in the future. 0000 is not set.
 */
export function cplcDate(hex: string, now: number): string | null {
  if (!/^\d{4}$/.test(hex)) return null;
  const day = Number(hex.slice(1));
  const thisYear = new Date(now).getUTCFullYear();
  const latest = thisYear - ((thisYear - Number(hex[0])) % 10);
  for (const year of [latest, latest - 10]) {
    const date = Date.UTC(year, 0, day);
    if (day >= 1 && new Date(date).getUTCFullYear() === year && date <= now)
      return new Date(date).toISOString().slice(0, 10);
  }
  return null;
}
