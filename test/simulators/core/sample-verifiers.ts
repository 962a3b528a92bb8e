import type { PasswordVerifier } from '../../../electron/contract/staff.ts';

/**
 * The verifier of a sample member's password (RFC 7914), by staff number. Worked out once and written down, because
 * scrypt is slow on purpose and every simulated core would begin with nine of them; `sample-bank.test.ts` holds that
 * each fits its password.
 */
export function verifierOf(staffNo: string): PasswordVerifier {
  const known = saltsAndKeys[staffNo];
  if (known === undefined) throw new Error(`no password verifier of ${staffNo}`);
  return { algorithm: 'scrypt', cost: SCRYPT_COST, blockSize: 8, parallelization: 1, ...known };
}

/** The cheapest cost the contract lets a verifier have: quick for tests, too cheap for a real bank. */
const SCRYPT_COST = 16_384;

const saltsAndKeys: Readonly<Record<string, Pick<PasswordVerifier, 'salt' | 'key'>>> = {
  '100001': {
    salt: '77F725E62F5F0F34BEAE6CB6C86E1DAD',
    key: '8C15B67750223F0A1CB7B887433C241209EBBA7F439D59F01652CEA2A19DF347',
  },
  '100002': {
    salt: 'DF1602D1A368DD6BAE4DF68767A9A6FE',
    key: '8F2B87D7485501615B9C5756CDCFB2E72419E3ADFBA9C2FD4B6E84B0593D9078',
  },
  '200001': {
    salt: '579DD6570A4B83118FB9B6D1B4A6B73C',
    key: 'BA4561EB32E98B0E7222577275EF00BF8BA460C0518EC5B6A621FEB55404868C',
  },
  '200002': {
    salt: 'F09A0FE155BADA5CC463E4F0F07AA955',
    key: 'EB047B5AE8A61BD24209689D4B21796C2251A0E90DB728EBD486C009C997FB76',
  },
  '300001': {
    salt: '8988E4033164378020B50FED753C2009',
    key: 'BAB4BC4DD7679AB03E3223FE59082F646A1ED2A6500D55670CD5F95CC3F16B71',
  },
  '400001': {
    salt: '984570315DC94B8FA1A93455561A87D0',
    key: 'F552A97E46F4492D1B1670732FA5BA8ADD86FE3AED48FD94432FFA511E4C635D',
  },
  '500001': {
    salt: 'CB0CF3D2B1B39F792B446FDDD95FE1EE',
    key: 'F5FE052AFAB8447D4183045B39319736E1B936BEC133FAF01146D2CCB264EC2E',
  },
  '100003': {
    salt: '1C7C1F81BBD7AEF5903358CFB0C73D51',
    key: '3E8DA86D393F0718D8596F267F29980F9B4C0A3CD93DF3C3345F722DBB429920',
  },
  '200003': {
    salt: '8C7E439868FA4C549AF9AAB65D3B991B',
    key: '9B4A0F327679171147E5CD5A27D16AF1038C3AE53AFE31798FEDE1456EEF20BE',
  },
};
