import type { CardTraffic, ProofAnswer, ProofRequest, ProofStep } from '../../contract/card-process.ts';
import type { CardProof } from '../../contract/journal-entry.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { CardLink } from '../card/card-link.ts';
import { type CoreClient, problemOfFailure } from '../core/core-client.ts';
import type { CoreClock } from '../core/core-clock.ts';
import { sha256 } from '../journal/canonical-json.ts';
import type { ListedCard, Ticket } from '../stock/card-stock.ts';

/** A card that is asked to prove itself for one transaction. */
export interface ProofCase {
  readonly issuanceId: string;
  readonly card: ListedCard;
  readonly reader: string;
  /** Hash of the entry that began the issuance: both proofs are bound to it. */
  readonly transactionHash: string;
  /** Offline: the ticket spent on this attempt; null: the core confirms a test code. */
  readonly ticket: Ticket | null;
}

/** What a card has shown. */
export interface Proved {
  readonly proof: CardProof;
  /** The test code the core confirmed; null when a ticket was used. */
  readonly testOtp: string | null;
}

/** Gets cards to prove themselves, and has the one code checked that the terminal can't check by itself. */
export class CardProving {
  readonly #link: CardLink;
  readonly #core: CoreClient;
  readonly #clock: CoreClock;
  readonly #now: () => number;

  constructor(link: CardLink, core: CoreClient, clock: CoreClock, now: () => number) {
    this.#link = link;
    this.#core = core;
    this.#clock = clock;
    this.#now = now;
  }

  /**
   * One exclusive visit to the card and the check of its code.
   *
   * @param onStep called as each step begins
   * @param onTraffic called once with what the visit cost
   * @returns problems of the card; TicketMismatch; TestOtpRefused and those of the line
   */
  async prove(
    of: ProofCase,
    onStep: (step: ProofStep) => void,
    onTraffic: (traffic: CardTraffic) => void,
  ): Promise<Result<Proved>> {
    const request = this.#request(of);
    const answer = await this.#link.prove(request, onStep);
    if (!answer.ok) return answer;
    onTraffic(answer.value.traffic);
    const check =
      of.ticket === null ? await this.#checkTestOtp(of, answer.value) : checkTicket(of.ticket, answer.value);
    if (!check.ok) return check;
    return succeed({
      proof: {
        identity: of.card.identity,
        hostChallenge: request.hostChallenge,
        initializeUpdate: answer.value.initializeUpdate,
        possession: answer.value.possession,
        check: check.value,
      },
      testOtp: of.ticket === null ? answer.value.check : null,
    });
  }

  #request({ card, reader, transactionHash, ticket }: ProofCase): ProofRequest {
    return {
      reader,
      identity: card.identity,
      keyVersion: card.keyVersion,
      oathAccount: card.oathAccount,
      hostChallenge: transactionHash.slice(0, 16),
      possessionChallenge: transactionHash,
      check:
        ticket === null
          ? { kind: 'TEST_OTP', challenge: this.#timeChallenge(card.period) }
          : { kind: 'TICKET', challenge: ticket.challenge },
    };
  }

  /** RFC 6238: T = floor(seconds / period), 8 bytes big-endian, by the core's clock. */
  #timeChallenge(period: number): string {
    const seconds = Math.floor((this.#clock.now() ?? this.#now()) / 1_000);
    return Math.floor(seconds / period)
      .toString(16)
      .toUpperCase()
      .padStart(16, '0');
  }

  async #checkTestOtp(of: ProofCase, answer: ProofAnswer): Promise<Result<CardProof['check']>> {
    const { issuanceId, card } = of;
    const confirmed = await this.#core.confirmTestOtp({
      issuanceId,
      serialNo: card.serialNo,
      otp: answer.check,
    });
    if (!confirmed.ok) return { ok: false, problem: problemOfFailure(confirmed.failure) };
    if (confirmed.value.verdict === 'REFUSED') return fail('TestOtpRefused');
    return succeed({ kind: 'TEST_OTP', confirmationNo: confirmed.value.confirmationNo });
  }
}

/** The idea of GSM's triplets: the terminal knows the hash of the right answer, not the secret behind it. */
function checkTicket(ticket: Ticket, answer: ProofAnswer): Result<CardProof['check']> {
  const answerSha256 = sha256(Buffer.from(answer.check, 'hex'));
  if (answerSha256 !== ticket.answerSha256) return fail('TicketMismatch');
  return succeed({ kind: 'TICKET', ticketNo: ticket.ticketNo, answerSha256 });
}
