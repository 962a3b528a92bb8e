import { isDeepStrictEqual } from 'node:util';
import type { CardOnReader } from '../../contract/issuance.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { CardLink } from '../card/card-link.ts';
import type { CardStock, ListedCard } from '../stock/card-stock.ts';

/** Which card of the stock lies on which reader. */
export class CardsOnReaders {
  readonly #link: CardLink;
  readonly #stock: CardStock;
  /** The last card read, and the insertion it was read in. */
  #lastRead: { reader: string; presence: number; card: ListedCard } | null = null;

  constructor(link: CardLink, stock: CardStock) {
    this.#link = link;
    this.#stock = stock;
  }

  /**
   * Reads the card in a reader and finds it in the stock. Writes nothing.
   *
   * @returns problems of the card and of {@link CardStock.findIssuable}
   */
  async identify(reader: string, teller: StaffNo): Promise<Result<CardOnReader>> {
    const read = await this.#link.identify(reader);
    if (!read.ok) return read;
    if (read.value.oath.accessCodeSet) return fail('CardAccessCodeSet');
    const card = await this.#stock.findIssuable(read.value.identity, teller);
    if (!card.ok) return card;
    this.#lastRead = { reader, presence: read.value.presence, card: card.value };
    const { serialNo, vendorCode, identity } = card.value;
    return succeed({
      reader,
      identity,
      serialNo,
      vendorCode,
      ticketsLeft: this.#stock.ticketsLeft(serialNo).length,
    });
  }

  /**
   * The card with this serial number, which must lie on the reader now and be issuable still. One that has not moved
   * since it was read is not read again.
   *
   * @returns problems CardChanged and those of {@link identify}
   */
  async require(reader: string, serialNo: string, teller: StaffNo): Promise<Result<ListedCard>> {
    const last = this.#lastRead;
    const now = this.#link.readers.readers.find(({ name }) => name === reader);
    const unmoved = last?.reader === reader && now?.state === 'PRESENT' && now.presence === last.presence;
    if (!unmoved) {
      const read = await this.identify(reader, teller);
      if (!read.ok) return read;
    }
    const card = this.#lastRead?.card;
    return card?.serialNo === serialNo
      ? await this.#stock.findIssuable(card.identity, teller)
      : fail('CardChanged');
  }

  /**
   * Whether this very card lies on the reader now; it is read anew.
   *
   * @returns problems CardChanged and those of the card
   */
  async holds(reader: string, { identity }: ListedCard): Promise<Result<null>> {
    const read = await this.#link.identify(reader);
    if (!read.ok) return read;
    return isDeepStrictEqual(read.value.identity, identity) ? succeed(null) : fail('CardChanged');
  }
}
