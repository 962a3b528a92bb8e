import { fromHex } from './hex.ts';
import type { PivKey, PivMemory } from './profile.ts';
import { encodeTlv } from './tlv.ts';

/** AID of the PIV Card Application, version 01 00 (SP 800-73-4 part 1 §2.2). */
export const PIV_AID = fromHex('A000000308000010000100');

/** The registered provider's part of the AID (NIST), and the rest of it. */
const RID_LENGTH = 5;

/**
 * Application property template, the answer to SELECT (part 2 §3.1.1, table 3): `61 { 4F PIX, 79 { 4F RID } }`.
 */
export const applicationPropertyTemplate = (): Uint8Array =>
  encodeTlv(
    0x61,
    Buffer.concat([
      encodeTlv(0x4f, PIV_AID.slice(RID_LENGTH)),
      encodeTlv(0x79, encodeTlv(0x4f, PIV_AID.slice(0, RID_LENGTH))),
    ]),
  );

/**
 * What GET DATA gives, by the tag of the object (part 1 table 3), tag and length included; undefined for an object this
 * card does not have. It has those a client needs to sign: CHUID, Discovery Object and the two certificates. The
 * biometrics and signed inventories that federal agencies must add are nobody's business here.
 */
export function pivObject(tag: string, memory: PivMemory): Uint8Array | undefined {
  switch (tag) {
    case '7E':
      return discoveryObject();
    case '5FC102':
      return encodeTlv(0x53, cardHolderUniqueIdentifier(memory));
    case '5FC105':
      return certificateObject(memory.authentication);
    case '5FC10A':
      return certificateObject(memory.signature);
    default:
      return undefined;
  }
}

/**
 * `7E { 4F AID, 5F2F usage policy }` (part 1 §3.3.2). Policy 40 00: the PIV Card Application PIN, 80, satisfies the
 * access rules, and there is no global PIN.
 */
const discoveryObject = (): Uint8Array =>
  encodeTlv(0x7e, Buffer.concat([encodeTlv(0x4f, PIV_AID), encodeTlv(0x5f2f, fromHex('4000'))]));

/**
 * `30 FASC-N(25), 34 GUID(16), 35 expiration date(8), 3E issuer's signature, FE error detection` (part 1 §3.1.2, table
 * 9). The signature is empty: nothing here trusts the CHUID, the certificates carry the issuer's word.
 */
const cardHolderUniqueIdentifier = ({ guid, expires }: PivMemory): Uint8Array =>
  Buffer.concat([
    encodeTlv(0x30, nonFederalNumber()),
    encodeTlv(0x34, fromHex(guid)),
    encodeTlv(0x35, Buffer.from(expires)),
    encodeTlv(0x3e, new Uint8Array()),
    encodeTlv(0xfe, new Uint8Array()),
  ]);

/** `53 { 70 certificate, 71 00: uncompressed, FE error detection }` (part 1 table 10). */
const certificateObject = (key: PivKey | undefined): Uint8Array | undefined =>
  key?.certificate === undefined
    ? undefined
    : encodeTlv(
        0x53,
        Buffer.concat([
          encodeTlv(0x70, fromHex(key.certificate)),
          encodeTlv(0x71, Uint8Array.of(0x00)),
          encodeTlv(0xfe, new Uint8Array()),
        ]),
      );

/** Sentinels and separator of a FASC-N. */
const [START, SEPARATOR, END] = [0b1011, 0b1101, 0b1111];

/**
 * The FASC-N of an issuer that is no federal agency: agency, system and credential all nines, the card is told by its
 * GUID (part 1 §3.4). Forty symbols of a digit's four bits, lowest first, and odd parity; the last is the exclusive or
 * of all before it.
 */
function nonFederalNumber(): Uint8Array {
  const digits = (text: string) => [...text].map(Number);
  const symbols = [
    START,
    ...digits('9999'),
    SEPARATOR,
    ...digits('9999'),
    SEPARATOR,
    ...digits('999999'),
    SEPARATOR,
    // Credential series, individual credential issue.
    ...digits('0'),
    SEPARATOR,
    ...digits('1'),
    SEPARATOR,
    // Person identifier, organisational category, organisation and the person's association with it.
    ...digits('0000000000'),
    ...digits('3'),
    ...digits('0000'),
    ...digits('1'),
    END,
  ];
  const checksum = symbols.reduce((sum, symbol) => sum ^ symbol, 0);
  const bits = [...symbols, checksum].flatMap((symbol) => {
    const value = [0, 1, 2, 3].map((bit) => (symbol >> bit) & 1);
    return [...value, 1 ^ (value.filter(Boolean).length & 1)];
  });
  return Uint8Array.from({ length: bits.length / 8 }, (_, at) =>
    Number.parseInt(bits.slice(8 * at, 8 * at + 8).join(''), 2),
  );
}
