import type { CardManifest } from '../../electron/contract/stock-records.ts';

/** A card of a package that is being received, as it came out of it. */
export interface Scan {
  readonly serialNo: string;
  readonly condition: 'GOOD' | 'DAMAGED';
}

/** What was typed, pasted or scanned as a serial number: digits only. */
export const serialTyped = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, 16);

/** Whether this could be printed on a card. */
export const isSerial = (digits: string): boolean => /^[0-9]{12,16}$/.test(digits);

/**
 * The scans after one more, and what is said of it. A card in another condition than before is corrected, not scanned
 * twice.
 */
export function scanned(
  scans: readonly Scan[],
  scan: Scan,
  manifest: Pick<CardManifest, 'serialNos'>,
): { scans: readonly Scan[]; said: 'READ' | 'TWICE' | 'NOT_ON_MANIFEST' } {
  const before = scans.find(({ serialNo }) => serialNo === scan.serialNo);
  if (before?.condition === scan.condition) return { scans, said: 'TWICE' };
  const said = manifest.serialNos.includes(scan.serialNo) ? 'READ' : 'NOT_ON_MANIFEST';
  return { scans: [...scans.filter((each) => each !== before), scan], said };
}

/** What was found in the package, serial number by serial number; `missing` are those nobody has scanned. */
export function findingsOf(scans: readonly Scan[], manifest: Pick<CardManifest, 'serialNos'>) {
  const expected = new Set(manifest.serialNos);
  const of = (condition: Scan['condition']) =>
    scans
      .filter((scan) => scan.condition === condition && expected.has(scan.serialNo))
      .map(({ serialNo }) => serialNo);
  const found = new Set(scans.map(({ serialNo }) => serialNo));
  return {
    present: of('GOOD'),
    damaged: of('DAMAGED'),
    missing: manifest.serialNos.filter((serialNo) => !found.has(serialNo)),
    extra: [...found].filter((serialNo) => !expected.has(serialNo)),
  };
}
