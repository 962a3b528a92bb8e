import type { ProofRequest } from '../../../electron/contract/card-process.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';

/** RFC 6238 appendix B: time 1111111111 with 30-second steps. */
export const TIME_COUNTER = '00000000023523ED';

/** A request the card of `profile` can fulfil. */
export function proofRequest(profile: CardProfile, reader: string): ProofRequest {
  return {
    reader,
    identity: { source: 'CIN', value: profile.cin ?? '' },
    keyVersion: profile.keyVersion,
    oathAccount: profile.oath?.accounts[0]?.name ?? '',
    hostChallenge: 'B13E5F938FC108C4',
    possessionChallenge: 'C7'.repeat(32),
    check: { kind: 'TEST_OTP', challenge: TIME_COUNTER },
  };
}
