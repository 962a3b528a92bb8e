import { fail, succeed } from '../../electron/contract/result.ts';
import { type CardCommand, notUnderstood } from './card-command.ts';
import { OathTag, oathAlgorithm, oathType } from './oath-tag.ts';
import { sendRemaining } from './send-remaining.ts';
import { StatusWord } from './status-word.ts';
import { parseTlvs, type Tlv } from './tlv.ts';

export interface OathAccount {
  readonly name: string;
  readonly type: 'HOTP' | 'TOTP';
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
}

/** YKOATH LIST, `00 A1 00 00` → for each account 72 {type byte, name in UTF-8}. CardAccessCodeSet: 6982. */
export const listAccounts: CardCommand<readonly OathAccount[]> = {
  name: 'LIST',
  apdu: { cla: 0x00, ins: 0xa1, p1: 0x00, p2: 0x00 },
  remaining: sendRemaining,
  read(answer) {
    if (answer.status === StatusWord.SECURITY_STATUS_NOT_SATISFIED) return fail('CardAccessCodeSet');
    if (answer.status !== StatusWord.OK) return notUnderstood(this.name, answer);
    const accounts = parseTlvs(answer.data)?.map(parseEntry);
    return accounts?.every((account) => account !== undefined)
      ? succeed(accounts)
      : notUnderstood(this.name, answer);
  },
};

function parseEntry({ tag, value }: Tlv): OathAccount | undefined {
  const [typeByte = 0] = value;
  const type = oathType(typeByte);
  const algorithm = oathAlgorithm(typeByte);
  if (tag !== OathTag.LIST_ENTRY || type === undefined || algorithm === undefined) return undefined;
  // A name of another program's making need not be UTF-8: it is shown, with the replacement character.
  return { name: Buffer.from(value.slice(1)).toString(), type, algorithm };
}
