import type { Proof } from '../proof.ts';
import { seededRandom, seedFrom } from '../random.ts';
import { type Survival, surviveKills } from './survive-kills.ts';

/** Kills in one terminal's life: its journal is read anew after each, so lives are many and not long. */
const killsALife = 50;
const lives = 20;

/** The process is killed at random moments while it works, and nothing is lost or done twice, at either end. */
export const kill: Proof = {
  name: 'kill',
  async prove(extent, seed, tell) {
    const random = seededRandom(seed);
    const survivals: Survival[] = [];
    for (let life = 1; life <= (extent === 'SHORT' ? 1 : lives); life += 1) {
      const survival = await surviveKills(extent === 'SHORT' ? 25 : killsALife, seedFrom(random));
      survivals.push(survival);
      tell(
        `life ${life}: ${survival.kills} kills, ${survival.entries} entries, ${survival.failures.length} failures`,
      );
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
        'cards issued': sum(({ issued }) => issued),
        lost: sum(({ lost }) => lost),
        duplicated: sum(({ duplicated }) => duplicated),
      },
      failures: survivals.flatMap(({ failures }) => failures),
    };
  },
};
