import { SimulatedCardProcess } from '../simulators/card/card-process.ts';
import type { CardProfile } from '../simulators/card/profile.ts';
import { staffCardOf } from '../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../simulators/card/virtual-reader.ts';
import type { SimulatedCoreProcess } from '../simulators/core/core-process.ts';
import type { SampleStaff } from '../simulators/core/sample-bank.ts';

/** PIN of the demo's staff card, known to everybody who reads this. */
export const DEMO_PIN = '135790';

/** Somebody's staff card beside the second reader: the first one is for customers' cards. */
export class StaffCardTray {
  readonly #player: SimulatedCardProcess;
  readonly #card: CardProfile;
  #onReader = false;
  #wasOnReader = false;

  private constructor(player: SimulatedCardProcess, card: CardProfile) {
    this.#player = player;
    this.#card = card;
  }

  /** Has the bank make the card, which the terminal hears of while the line is up. */
  static async open(core: SimulatedCoreProcess, { staffNo }: SampleStaff): Promise<StaffCardTray> {
    const card = staffCardOf(staffNo, await core.issueStaffCard({ staffNo, pin: DEMO_PIN }));
    return new StaffCardTray(await SimulatedCardProcess.start(), card);
  }

  /** Puts the card on, or takes it off. Returns whether it is on the reader now. */
  async putOnOrTakeOff(): Promise<boolean> {
    const { port } = VIRTUAL_READERS[1];
    if (this.#onReader) await this.#player.remove();
    // It remembers its wrong PINs.
    else await (this.#wasOnReader ? this.#player.reinsert(port) : this.#player.insert(this.#card, port));
    this.#onReader = !this.#onReader;
    this.#wasOnReader = true;
    return this.#onReader;
  }

  stop(): Promise<void> {
    return this.#player.stop();
  }
}
