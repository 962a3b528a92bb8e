import { AES_BLOCK, encryptBlock } from './aes.ts';
import { aesCmac } from './aes-cmac.ts';
import type { Scp03Keys } from './scp03.ts';

/**
 * The card keys of one card from the issuer's master key: KDF3, counter mode over AES-CMAC, as GlobalPlatformPro and
 * card makers use it for AES cards.
 *
 * Block i of key k (1 ENC, 2 MAC, 3 DEK): CMAC(master, i ‖ 00 00 00 ‖ k ‖ 00 ‖ KDD), cut to the master's length.
 * `keyDiversificationData` (KDD) is the ten bytes a card gives in INITIALIZE UPDATE. The card chooses them: know the
 * card from a list before deriving.
 */
export function diversifyKdf3(master: Uint8Array, keyDiversificationData: Uint8Array): Scp03Keys {
  const derive = (keyIndex: number) => {
    const blocks = [1, 2].map((counter) =>
      aesCmac(master, Buffer.concat([Buffer.from([counter, 0, 0, 0, keyIndex, 0]), keyDiversificationData])),
    );
    return Buffer.concat(blocks).subarray(0, master.length);
  };
  return { enc: derive(1), mac: derive(2), dek: derive(3) };
}

/** Three bytes that show which AES key one holds: AES over sixteen bytes of 01 (GP Amendment D §7.2.2). */
export const keyCheckValue = (key: Uint8Array): Uint8Array =>
  encryptBlock(key, new Uint8Array(AES_BLOCK).fill(0x01)).slice(0, 3);
