import type { CardInspection, ReaderState } from '../../contract/card-process.ts';
import { CardProcess } from '../card/card-process.ts';
import { cplcRows } from '../card/cplc.ts';
import { type CardKey, keysOf } from '../card/key-information.ts';
import { checkReaderService } from '../check/check-readers.ts';
import { isApplicationRunning } from '../examine-terminal.ts';
import { type Facts, type Finding, failed, ok, type Report, type Table, warn } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Key version of a card that still has its manufacturer's keys (card-protocol.md, "Reading the card"). */
const factoryKeyVersion = 'FF';

/**
 * Everything the card in a reader tells.
 *
 * @param name of the reader, or a part of it that no other reader has
 * @param place of the terminal whose application may be the one that holds the card
 */
export async function card(name: string, accessCode: string | null, place: TerminalPlace): Promise<Report> {
  const report = (findings: Finding[], tables: Table[] = []): Report => ({
    command: 'card',
    findings,
    tables,
  });
  await using process = new CardProcess();
  const service = await checkReaderService(process);
  if (service.value === null) return report([service.finding]);
  const named = readersNamed(name, service.value);
  const [reader] = named;
  if (reader === undefined) return report([failed('reader', 'ReaderGone', { reader: name })]);
  if (named.length > 1)
    return report([failed('reader', 'ReaderNameNotUnique', { reader: name, candidates: named.join(', ') })]);

  const findings: Finding[] = [];
  let inspected = await process.inspect(reader, accessCode);
  if (accessCode !== null && inspected?.ok === false && inspected.problem.tag === 'CardAccessCodeSet') {
    findings.push(failed('card', 'AccessCodeWrong', { reader }));
    inspected = await process.inspect(reader, null);
  }
  if (inspected === null) return report([failed('card', 'CardProcessEnded', { reader })]);
  if (!inspected.ok) {
    const { tag } = inspected.problem;
    const isOurs = tag === 'CardInUse' && (await isApplicationRunning(place));
    return report([failed('card', isOurs ? 'CardHeldByApplication' : tag, { reader })]);
  }
  const keys = inspected.value.keyInformation === null ? null : keysOf(inspected.value.keyInformation);
  findings.push(...judge(inspected.value, keys, reader));
  return report(findings, tablesOf(inspected.value, keys));
}

/** The reader of exactly this name, else those whose name has it as a part. */
function readersNamed(name: string, readers: readonly ReaderState[]): string[] {
  const names = readers.map((reader) => reader.name);
  if (names.includes(name)) return [name];
  return names.filter((candidate) => candidate.toLowerCase().includes(name.toLowerCase()));
}

/** What keeps a card from the counter. */
function judge(
  { identity, oath }: CardInspection,
  keys: readonly CardKey[] | null,
  reader: string,
): Finding[] {
  const faults: Finding[] = [];
  if (identity === null) faults.push(failed('card', 'CardWithoutIdentity', { reader }));
  if (keys?.some(({ version }) => version === factoryKeyVersion))
    faults.push(failed('card', 'CardFactoryKeys', { reader }));
  if (oath === null) faults.push(failed('card', 'CardWithoutOathApplet', { reader }));
  if (oath !== null && oath.accounts === null) faults.push(warn('card', 'CardAccessCodeSet', { reader }));
  return faults.length > 0 ? faults : [ok('card', { reader })];
}

function tablesOf(inspection: CardInspection, keys: readonly CardKey[] | null): Table[] {
  const { identity, oath, cplc, traffic } = inspection;
  const values = {
    identity: identity?.value,
    identitySource: identity?.source,
    atr: inspection.atr,
    protocol: inspection.protocol,
    cardImageNumber: inspection.cardImageNumber,
    issuerIdentificationNumber: inspection.issuerIdentificationNumber,
    oathVersion: oath?.version,
    oathDeviceId: oath?.deviceId,
    oathAccessCode: oath?.accessCodeSet,
    apduCount: traffic.apduCount,
    cardMs: Math.round(traffic.cardMs),
  };
  const tables: Table[] = [
    { name: 'card', rows: Object.entries(values).map(([field, value]) => ({ field, value: value ?? null })) },
    { name: 'cplc', rows: cplc === null ? [] : cplcRows(cplc, Date.now()) },
    { name: 'keys', rows: keys ?? [] },
    { name: 'accounts', rows: (oath?.accounts ?? []).map(accountRow) },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** A card from elsewhere may name its accounts after people. */
const accountRow = ({ name, type, algorithm }: { name: string; type: string; algorithm: string }): Facts => ({
  name: name.replace(/[^\s:/]+@[^\s:/]+/g, '***@***'),
  type,
  algorithm,
});
