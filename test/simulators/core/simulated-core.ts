import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { corePaths, EnrolmentRequest, RenewalRequest } from '../../../electron/contract/core.ts';
import type { PivMemory } from '../card/profile.ts';
import { BankAuthority, checkpointKey, type TlsCredentials } from './bank-authority.ts';
import { type Books, readBooks } from './books.ts';
import { advanceCase, caseById } from './claims/claim-ledger.ts';
import { registerCard } from './core-card.ts';
import type { CoreControl } from './core-control.ts';
import { type CoreDatabase, openCoreDatabase } from './core-database.ts';
import { CoreEndpoint, type PeerCertificate } from './core-endpoint.ts';
import { restrictCustomer } from './customer-book.ts';
import { enrol, issueEnrolmentCode, renewCertificate } from './enrolment.ts';
import { EvidenceUploads, type UploadReply, type UploadStep } from './evidence/evidence-uploads.ts';
import { stockExternalCard } from './external-card.ts';
import { publish } from './feed.ts';
import { foundBank } from './found-bank.ts';
import { judgeStoredEntries } from './judging/judge.ts';
import { Misbehaviour } from './misbehaviour.ts';
import { answer, type Reply, refuse } from './reply.ts';
import { branches } from './sample-bank.ts';
import { importSealed, type SealedImport } from './sealed/import-sealed.ts';
import { issueStaffCard, revokeStaffCard, type StaffCardOrder } from './staff-card.ts';
import { reinstateTerminal, revokeTerminal, type Terminal, terminalByCertificate } from './terminal.ts';
import { terminalCalls } from './terminal-calls.ts';
import type { Traffic } from './traffic.ts';

/** The whole core: its books, its endpoint, and the judge who works while nobody waits for an answer. */
export class SimulatedCore {
  readonly authority: BankAuthority;
  readonly #database: CoreDatabase;
  readonly #checkpointKey: KeyObject;
  readonly #misbehaviour = new Misbehaviour();
  readonly #endpoint: CoreEndpoint;
  readonly #uploads: EvidenceUploads;

  private constructor(
    database: CoreDatabase,
    folder: string,
    authority: BankAuthority,
    credentials: TlsCredentials,
  ) {
    this.#database = database;
    this.authority = authority;
    this.#checkpointKey = checkpointKey(database);
    this.#uploads = new EvidenceUploads(database, join(folder, 'evidence'), () => this.#judge());
    this.#endpoint = new CoreEndpoint(
      credentials,
      authority.certificate,
      this.#misbehaviour,
      (...call) => this.#call(...call),
      (...step) => this.#takeUpload(...step),
    );
  }

  /** Opens the books in `folder`, founding the sample bank in new ones, and judges what a crash left unjudged. */
  static async open(folder: string): Promise<SimulatedCore> {
    const database = openCoreDatabase(folder, foundBank);
    judgeStoredEntries(database);
    const authority = await BankAuthority.open(database);
    return new SimulatedCore(database, folder, authority, await authority.serverCredentials(database));
  }

  /** Takes calls: on the port it had before, at the first time on `port` or any. Gives the port. */
  async listen(port = 0): Promise<number> {
    const usual = this.#database.prepare<[], number>('SELECT port FROM installation').pluck().get();
    const taken = await this.#endpoint.listen(usual ?? port);
    this.#database.prepare('INSERT INTO installation VALUES (1, ?) ON CONFLICT DO NOTHING').run(taken);
    return taken;
  }

  issueEnrolmentCode(branchNo: string): string {
    return issueEnrolmentCode(this.#database, branchNo);
  }

  /** A staff card, made and put in force in place of the one before. */
  issueStaffCard(order: StaffCardOrder): Promise<PivMemory> {
    return issueStaffCard(this.#database, this.authority, order);
  }

  /** What has come since the start. */
  get traffic(): Traffic {
    return this.#endpoint.traffic;
  }

  books(): Books {
    return readBooks(this.#database);
  }

  /** Takes in a sealed export that somebody brought, and judges what was new in it. */
  importSealed(file: string): SealedImport {
    const imported = importSealed(this.#database, file);
    this.#judge();
    return imported;
  }

  async control(order: CoreControl): Promise<void> {
    const mainBranchNo = branches.main.branchNo;
    switch (order.do) {
      case 'line':
        if (order.state === 'DOWN') await this.#endpoint.cut();
        else if (!this.#endpoint.isOpen) await this.listen();
        return;
      case 'behave':
        this.#misbehaviour.behave();
        return;
      case 'shortenCertificate':
        this.authority.shortenNext(order.days, order.inDays);
        return;
      case 'revokeTerminal':
        revokeTerminal(this.#database, order.terminalId);
        return;
      case 'revokeStaffCard':
        revokeStaffCard(this.#database, order.staffNo);
        return;
      case 'reinstateTerminal':
        reinstateTerminal(this.#database, order.terminalId);
        return;
      case 'restrictCustomer':
        restrictCustomer(this.#database, order.customerNo);
        return;
      case 'registerExternalCard':
        registerCard(this.#database, stockExternalCard(order.card, mainBranchNo));
        return;
      case 'advanceCase': {
        const found = caseById(this.#database, order.claimId);
        if (found === undefined) throw new RangeError(`no case ${order.claimId}`);
        advanceCase(this.#database, found, order.event);
        return;
      }
      case 'publish':
        publish(this.#database, order.item, { branchNo: mainBranchNo });
        return;
      default:
        this.#misbehaviour.order(order);
    }
  }

  async close(): Promise<void> {
    await this.#endpoint.cut();
    this.#database.close();
  }

  async #call(path: string, peer: PeerCertificate, body: unknown): Promise<Reply> {
    if (path === corePaths.enrol) return this.#enrol(body);
    const make = terminalCalls[path];
    if (make === undefined && path !== corePaths.renewCertificate) return refuse(404, 'no such call');
    if (peer === undefined) return refuse(401, 'no certificate of this bank');
    const terminal = terminalByCertificate(this.#database, peer);
    if (terminal === undefined || terminal.revoked) return refuse(403, 'the certificate is not in force');
    if (make === undefined) return this.#renew(terminal, body);
    const reply = make(body, {
      database: this.#database,
      checkpointKey: this.#checkpointKey,
      misbehaviour: this.#misbehaviour,
      terminal,
    });
    // What is stored is judged after the answer, so that no verdict can hold up or colour an acknowledgement.
    if (path === corePaths.journal) setImmediate(() => this.#judge());
    return reply;
  }

  async #takeUpload(step: UploadStep, peer: PeerCertificate): Promise<UploadReply> {
    if (peer === undefined) return { status: 401, headers: {} };
    const terminal = terminalByCertificate(this.#database, peer);
    if (terminal === undefined || terminal.revoked) return { status: 403, headers: {} };
    return this.#uploads.take(step, terminal);
  }

  async #enrol(body: unknown): Promise<Reply> {
    const request = EnrolmentRequest.safeParse(body);
    if (!request.success) return refuse(422, 'not the request of this path');
    const enrolled = await enrol(this.#database, this.authority, request.data);
    if (enrolled === 'CODE') return refuse(403, 'the code is unknown or spent');
    if (enrolled === 'REQUEST') return refuse(422, 'no certificate request of a P-256 key');
    return answer(enrolled);
  }

  async #renew(terminal: Terminal, body: unknown): Promise<Reply> {
    const request = RenewalRequest.safeParse(body);
    if (!request.success) return refuse(422, 'not the request of this path');
    const renewed = await renewCertificate(this.#database, this.authority, terminal, request.data);
    return renewed === undefined
      ? refuse(422, 'no certificate request of this terminal’s key')
      : answer(renewed);
  }

  #judge(): void {
    if (this.#database.open) judgeStoredEntries(this.#database);
  }
}
