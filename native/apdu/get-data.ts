import { succeed } from '../../electron/contract/result.ts';
import { type CardCommand, getResponse, notUnderstood } from './card-command.ts';
import { StatusWord } from './status-word.ts';
import { parseTlvs } from './tlv.ts';

/** Data objects a card gives to anybody (GPCS 2.3.1 §11.3, §H.6). */
export const DataObject = {
  ISSUER_IDENTIFICATION_NUMBER: 0x0042,
  CARD_IMAGE_NUMBER: 0x0045,
  KEY_INFORMATION: 0x00e0,
  CARD_PRODUCTION_LIFE_CYCLE: 0x9f7f,
} as const;
export type DataObject = (typeof DataObject)[keyof typeof DataObject];

/** CPLC has this many bytes on every card. */
const CPLC_LENGTH = 42;

/** What cards answer that do not have the object, want authentication for it, or do not know the command. */
const ABSENT: readonly number[] = [
  StatusWord.SECURITY_STATUS_NOT_SATISFIED,
  StatusWord.WRONG_DATA,
  StatusWord.FUNCTION_NOT_SUPPORTED,
  StatusWord.INCORRECT_P1_P2,
  StatusWord.REFERENCED_DATA_NOT_FOUND,
  StatusWord.WRONG_P1_P2,
  StatusWord.INS_NOT_SUPPORTED,
  StatusWord.CLA_NOT_SUPPORTED,
];

/**
 * GPCS 2.3.1 §11.3 GET DATA, P1 P2 = tag: `80 CA tag 00` → `tag length value`. The object's value, or null when the
 * card does not give it to us. Some cards give CPLC bare, without tag and length.
 */
export const getData = (object: DataObject): CardCommand<Uint8Array | null> => ({
  name: 'GET DATA',
  apdu: { cla: 0x80, ins: 0xca, p1: object >> 8, p2: object & 0xff, ne: 0x100 },
  remaining: getResponse,
  read(answer) {
    if (ABSENT.includes(answer.status)) return succeed(null);
    if (answer.status !== StatusWord.OK) return notUnderstood(this.name, answer);
    const [found, ...rest] = parseTlvs(answer.data) ?? [];
    if (found?.tag === object && rest.length === 0 && hasRightLength(object, found.value))
      return succeed(found.value);
    if (object === DataObject.CARD_PRODUCTION_LIFE_CYCLE && answer.data.length === CPLC_LENGTH)
      return succeed(answer.data);
    return notUnderstood(this.name, answer);
  },
});

const hasRightLength = (object: DataObject, value: Uint8Array): boolean =>
  object !== DataObject.CARD_PRODUCTION_LIFE_CYCLE || value.length === CPLC_LENGTH;
