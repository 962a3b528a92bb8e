import { fail, succeed } from '../../electron/contract/result.ts';
import { StaffCardReading } from '../../electron/contract/staff-card.ts';
import { fromHex, toHex } from '../hex.ts';
import { type CardCommand, getResponse, notUnderstood } from './card-command.ts';
import { StatusWord } from './status-word.ts';
import { encodeTlv, findTlv, parseTlvs } from './tlv.ts';

/** Tag list of the command, discretionary data of the answer (SP 800-73-4 part 2 §3.1.2). */
const Tag = { TAG_LIST: 0x5c, DATA: 0x53, CERTIFICATE: 0x70, CERTIFICATE_INFO: 0x71 } as const;

/** X.509 Certificate for Digital Signature, the certificate of key reference 9C (part 1 table 3). */
const SIGNATURE_CERTIFICATE = fromHex('5FC10A');

/** CertInfo of a certificate that is not compressed (part 1 table 10; RSA certificates may be, ours never are). */
const UNCOMPRESSED = 0x00;

/**
 * SP 800-73-4 part 2 §3.1.2 GET DATA: `00 CB 3F FF 05 5C 03 5FC10A 00` → `53 { 70 certificate, 71 00, FE }`, in as many
 * parts as the card likes. The certificate of the signature key, DER.
 *
 * StaffCardWithoutCertificate: the object is missing (6A82) or empty.
 */
export const getSignatureCertificate: CardCommand<Uint8Array> = {
  name: 'GET DATA (PIV)',
  apdu: {
    cla: 0x00,
    ins: 0xcb,
    p1: 0x3f,
    p2: 0xff,
    data: encodeTlv(Tag.TAG_LIST, SIGNATURE_CERTIFICATE),
    ne: 0x100,
  },
  remaining: getResponse,
  read(answer) {
    if (answer.status === StatusWord.APPLICATION_NOT_FOUND) return fail('StaffCardWithoutCertificate');
    if (answer.status !== StatusWord.OK) return notUnderstood(this.name, answer);
    const object = findTlv(parseTlvs(answer.data) ?? [], Tag.DATA);
    const fields = object && parseTlvs(object);
    if (fields === undefined) return notUnderstood(this.name, answer);
    const certificate = findTlv(fields, Tag.CERTIFICATE);
    if (certificate === undefined || certificate.length === 0) return fail('StaffCardWithoutCertificate');
    const [compression = UNCOMPRESSED] = findTlv(fields, Tag.CERTIFICATE_INFO) ?? [];
    // A longer one than the desk takes would cost it this process, not an answer.
    const isTaken = StaffCardReading.shape.certificate.safeParse(toHex(certificate)).success;
    return compression === UNCOMPRESSED && isTaken ? succeed(certificate) : notUnderstood(this.name, answer);
  },
};
