import type { Extent, Proof } from '../proof.ts';
import { type Survival, surviveKills } from './survive-kills.ts';

/** A journal is read anew after every kill, so lives are many and not long. */
const lives: Record<Extent, number> = { SHORT: 1, LONG: 25 };
const killsALife: Record<Extent, number> = { SHORT: 15, LONG: 40 };

/** The process is killed at random moments while it works, and nothing is lost or done twice, at either end. */
export const kill: Proof = {
  name: 'kill',
  async prove(extent, seed, tell) {
    const survivals: Survival[] = [];
    for (let life = 1; life <= lives[extent]; life += 1) {
      const survival = await surviveKills(killsALife[extent], seed + life - 1);
      survivals.push(survival);
      tell(
        `life ${life}: ${survival.kills} kills, ${survival.entries} entries, ${survival.failures.length} failures`,
      );
      for (const failure of survival.failures) tell(failure);
    }
    const sum = (of: (survival: Survival) => number) => survivals.reduce((total, one) => total + of(one), 0);
    return {
      counts: {
        kills: sum(({ kills }) => kills),
        'kills between the core storing and the terminal knowing': sum(
          (one) => one.killsBeforeAcknowledgement,
        ),
        'entries made': sum(({ entries }) => entries),
        'entries acknowledged': sum(({ acknowledged }) => acknowledged),
        'corrections, reversals, withdrawals, recalls': sum(({ putRight }) => putRight),
        'acts of drawer and carried fees': sum(({ cash }) => cash),
        'cards issued': sum(({ issued }) => issued),
        'claims filed': sum(({ claims }) => claims),
        'acts about claims': sum(({ claimActs }) => claimActs),
        lost: sum(({ lost }) => lost),
        duplicated: sum(({ duplicated }) => duplicated),
      },
      failures: survivals.flatMap(({ failures }) => failures),
    };
  },
};
