import type { Page } from 'playwright-core';
import type { ChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import { DayClosingSubject, type DayFigures } from '../../../electron/contract/day.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { keyFile } from '../../../electron/host/key-file.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import type { Books } from '../../simulators/core/books.ts';
import {
  batches,
  branches,
  cardNumbers,
  customers,
  serialNoOf,
  staff,
} from '../../simulators/core/sample-bank.ts';
import { booksWhen } from '../books-when.ts';
import { openWindow } from '../open-window.ts';
import { approve, approveByCard, refuse } from '../second-person.ts';
import { DEMO_PIN, StaffCardTray } from '../staff-card-tray.ts';
import { openSurroundings } from '../surroundings.ts';
import { Teller, type Visit } from '../teller.ts';
import { typeCount } from '../type-count.ts';
import type { Scenario } from './scenario.ts';

const { headCashier, supervisor, teller: maker } = staff;

/** Won: what the drawer begins with, what every card costs, what is found missing in the end. */
const float = 130_000;
const fee = 3_000;
const missing = 500;

const visitOf = (customer: { readonly customerNo: string }, card: number): Visit => ({
  customerNo: customer.customerNo,
  reader: VIRTUAL_READERS[0].name,
  serialNo: serialNoOf(card),
  cash: 5_000,
});

/** Ten customers, what becomes of their fees, and two more cards: one that fails, one that is taken back. */
const forCash = [
  visitOf(customers.withoutTier, 1),
  visitOf(customers.family, 2),
  visitOf(customers.organisation, 3),
  visitOf(customers.withMobileCertificate, 4),
];
const byDebit = [visitOf(customers.best, 5), visitOf(customers.soleProprietor, 6)];
const [waivedByPassword, waivedByCard] = [visitOf(customers.vip, 7), visitOf(customers.secondVip, 8)];
const refused = visitOf(customers.grand, 9);
const failedCard = visitOf(customers.withRareSyllables, 10);
const secondTry = visitOf(customers.withRareSyllables, 11);

/** What the day must come to. */
const expected = {
  issued: forCash.length + byDebit.length + 2 + 1 + 1,
  cashFees: (forCash.length + 2) * fee,
  debitFees: byDebit.length * fee,
  waived: 2,
  refunds: fee,
  /** Twenty and a package of six, less the issued and the failed one. */
  cardsLeft: cardNumbers.mainBranchStock.length + cardNumbers.inTransit.length - 11,
};
const inDrawer = float + expected.cashFees - expected.refunds;

/** How long the core may take for what it is owed at the end, milliseconds. */
const patience = 60_000;

/**
 * A day at the counter: the drawer is opened with a counted float and a package of cards accepted, each by two people;
 * ten cards are issued for cash, by debit and waived, with a supervisor's password and with their staff card; one waiver
 * is refused, one card fails and its fee goes back, one issuance is reversed; the drawer is short, which is explained and
 * approved; the day is closed. Passes only if drawer, records, stock and the core's own books agree.
 */
export const day: Scenario = async (log, folder) => {
  const surroundings = await log.step('core, reader service and card process started', () =>
    openSurroundings(folder),
  );
  const { core, card } = surroundings;
  const complaints: string[] = [];
  let shell: ChromiumShell | null = null;
  let tray: StaffCardTray | null = null;
  try {
    const terminal = await surroundings.terminal();
    const staffCard = await log.step('the bank makes a staff card for the supervisor', () =>
      StaffCardTray.open(core, supervisor),
    );
    tray = staffCard;
    const window = await log.step('application opened', () => openWindow(terminal, complaints));
    shell = window;
    const { page } = window;
    const teller = new Teller(page);
    await teller.seeSignIn();
    await log.step('teller signed in, line is up', async () => {
      await teller.signIn(maker.staffNo, maker.password);
      await teller.seeLine('온라인');
    });

    await log.step(`drawer opened with ${float} won, counted, by teller and head cashier`, () =>
      openDrawer(page),
    );
    await log.step(`package of ${cardNumbers.inTransit.length} cards accepted by teller and supervisor`, () =>
      receivePackage(page),
    );

    const prove = async (visit: Visit) => {
      const n = Number(visit.serialNo.slice(-4));
      await card.remove();
      await card.insert(sampleCard(n));
      await teller.takeIn(visit);
      await teller.seeCard(visit);
    };
    const issue = async () => {
      await teller.issue();
      await teller.finish();
    };
    const issueForCash = async (visit: Visit) => {
      await prove(visit);
      await teller.takeFee(visit);
      await issue();
    };
    for (const visit of forCash) {
      await log.step(`card ${visit.serialNo} issued for cash`, () => issueForCash(visit));
    }
    for (const visit of byDebit) {
      await log.step(`card ${visit.serialNo} issued, fee debited`, async () => {
        await prove(visit);
        await chooseDebit(page, visit);
        await teller.next();
        await issue();
      });
    }
    const askWaiver = async (visit: Visit) => {
      await prove(visit);
      await page.getByRole('radio', { name: '면제' }).check();
      await teller.next();
    };
    await log.step(
      `card ${waivedByPassword.serialNo} issued, fee waived by the supervisor’s password`,
      async () => {
        await askWaiver(waivedByPassword);
        await approve(page, supervisor);
        await issue();
      },
    );
    await log.step(
      `card ${waivedByCard.serialNo} issued, fee waived by the supervisor’s staff card`,
      async () => {
        await askWaiver(waivedByCard);
        await staffCard.putOnOrTakeOff();
        await approveByCard(page, DEMO_PIN);
        await staffCard.putOnOrTakeOff();
        await issue();
      },
    );
    await log.step(`waiver refused; card ${refused.serialNo} issued for cash`, async () => {
      await askWaiver(refused);
      await refuse(page, supervisor, '등급 확인 필요');
      await teller.takeFee(refused);
      await issue();
    });
    await log.step(`card ${failedCard.serialNo} fails: given up, cash handed back`, async () => {
      await prove(failedCard);
      await teller.takeFee(failedCard);
      await card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
      await page.keyboard.press('F12');
      await page.getByRole('button', { name: '발급 취소' }).click();
      await page.getByRole('radio', { name: '카드 불량' }).check();
      await page.getByRole('button', { name: '발급을 취소합니다' }).click();
      await page
        .getByText('발급을 취소하였습니다. 현금 3,000원을 고객에게 돌려드리십시오.')
        .first()
        .waitFor();
    });
    await log.step(`card ${secondTry.serialNo} issued to the same customer for cash`, () =>
      issueForCash(secondTry),
    );
    const reversed = forCash[0] ?? secondTry;
    await log.step(`issuance of ${reversed.serialNo} reversed with the supervisor’s consent`, () =>
      reverse(page, reversed),
    );

    await log.step(`drawer counted ${missing} won short, explained, approved`, () => bookShortage(page));
    await log.step(`stock counted: ${expected.cardsLeft} cards`, () => countStock(page));
    await log.step('day closed by teller and head cashier', () => closeDay(page));
    await log.step('nothing waits to be sent', () =>
      page.getByLabel('회선 상태').filter({ hasNotText: /\d+건/ }).waitFor(),
    );
    await log.step('application closed', () => window.close());

    const { closing, lastSeq } = await closingAt(terminal.dataFolder);
    const books = await log.step('the core holds and has judged everything', () => settled(core, lastSeq));
    const faults = [...faultsIn(closing, books), ...complaints];
    return {
      faults,
      told: reconciliation(closing, books),
      success: 'Drawer, records, stock and the core’s own books agree.',
      report: { faults, steps: log.steps, closing, core: coreSide(books) },
    };
  } finally {
    await shell?.close();
    await tray?.stop();
    await surroundings.stop();
  }
};

async function openDrawer(page: Page): Promise<void> {
  await page.keyboard.press('F5');
  await typeCount(page, float);
  await page.keyboard.press('F12');
  await approve(page, headCashier);
  await page.getByText('사용 중', { exact: true }).waitFor();
}

async function receivePackage(page: Page): Promise<void> {
  const { batchNo, packageNo } = batches.waiting;
  const { keyboard } = page;
  await keyboard.press('F6');
  await page.getByRole('button', { name: `묶음 인수 ${batchNo}` }).click();
  await page.getByLabel('봉인 번호').fill(packageNo);
  await keyboard.press('Enter');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await page.getByLabel('카드 일련번호').and(page.locator(':focus')).waitFor();
  for (const n of cardNumbers.inTransit) {
    await keyboard.type(serialNoOf(n));
    await keyboard.press('Enter');
  }
  await keyboard.press('F12');
  await approve(page, supervisor);
  await page.getByText(`카드 ${cardNumbers.inTransit.length}장을 인수하였습니다`).first().waitFor();
}

/** The account debited is the customer's only one; its last digits are the customer's. */
async function chooseDebit(page: Page, { customerNo }: Visit): Promise<void> {
  await page.getByRole('radio', { name: '계좌 출금' }).check();
  await page.getByRole('radio', { name: `****-00${customerNo.slice(-2)}` }).check();
}

async function reverse(page: Page, { serialNo }: Visit): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('F4');
  await page.getByLabel('내역 검색').fill(serialNo);
  const row = page.locator('[data-history-row]');
  await row.first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-history-row]').length === 1);
  await row.click();
  await page.getByRole('button', { name: '발급 되돌리기' }).click();
  await page.getByRole('radio', { name: '카드 불량' }).check();
  for (const key of ['Enter', 'Space', 'ArrowDown']) await keyboard.press(key);
  await keyboard.press('F12');
  await approve(page, supervisor);
  await page.getByText('현금 3,000원을 고객에게 돌려드리십시오.').first().waitFor();
}

async function bookShortage(page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('F5');
  await typeCount(page, inDrawer - missing);
  await keyboard.press('F12');
  await page.getByRole('radio', { name: '거스름돈 착오' }).check();
  await keyboard.press('Enter');
  await keyboard.type('거스름돈을 더 드림');
  await keyboard.press('F12');
  await approve(page, supervisor);
}

async function countStock(page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('F6');
  await page.getByRole('button', { name: '수량 확인' }).click();
  await page.getByRole('radio', { name: '미배정 재고' }).check();
  await page.getByLabel('센 수량').fill(String(expected.cardsLeft));
  await keyboard.press('F12');
  await page.getByText('수량을 기록하였습니다').first().waitFor();
}

async function closeDay(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await typeCount(page, inDrawer - missing);
  await page.keyboard.press('F12');
  await approve(page, headCashier);
  await page.getByRole('heading', { name: /^마감 보고서/ }).waitFor();
}

/** What the closed terminal wrote down at its closing, and how far its journal goes. */
async function closingAt(dataFolder: string): Promise<{ closing: DayClosingSubject; lastSeq: number }> {
  const opened = openDatabase(dataFolder, await keyFile(dataFolder).read(), Date.now());
  if (!opened.ok) throw new Error(`the terminal's database does not open: ${opened.problem.tag}`);
  const { connection, close } = opened.value;
  const closed = connection
    .prepare<[], string>("SELECT payload ->> '$.closing' FROM journal WHERE type = 'DayClosed'")
    .pluck()
    .all();
  const lastSeq = connection.prepare<[], number>('SELECT max(seq) FROM journal').pluck().get() ?? 0;
  close();
  if (closed.length !== 1) throw new Error(`the journal has ${closed.length} closings instead of one`);
  return { closing: DayClosingSubject.parse(JSON.parse(closed[0] ?? '')), lastSeq };
}

/** Waits until the core holds the whole journal and has judged what it judges. */
const settled = (core: { books(): Promise<Books> }, lastSeq: number): Promise<Books> =>
  booksWhen(
    core,
    ({ terminals, issuances, undoings }) =>
      terminals.some((terminal) => terminal.lastSeq === lastSeq) &&
      issuances.length === expected.issued &&
      undoings.length === 1,
    patience,
    'the core does not hold the whole day in time',
  );

/** What the core's books say of the same day. */
function coreSide({ fees, issuances, cards, alarms }: Books) {
  return {
    accepted: issuances.filter(({ verdict }) => verdict === 'ACCEPTED').length,
    cashFees: fees.cash,
    debitFees: fees.debit,
    cardsInStock: cards.filter(
      ({ branchNo, status }) => branchNo === branches.main.branchNo && status === 'IN_STOCK',
    ).length,
    alarms: alarms.length,
  };
}

function faultsIn({ counted, figures, explanations }: DayClosingSubject, books: Books): string[] {
  const { cash, records, stock } = figures;
  const core = coreSide(books);
  const sides: readonly (readonly [what: string, found: unknown, wanted: unknown])[] = [
    ['drawer counted at closing', counted, cash.expected],
    ['drawer by the books', cash.expected, inDrawer - missing],
    ['cash fees in the drawer', cash.fees, expected.cashFees],
    ['refunds', cash.refunds, expected.refunds],
    ['shortage', cash.short, missing],
    ['issued by the records', records.issued.count, expected.issued],
    ['waived by the records', records.waived.count, expected.waived],
    ['debited by the records', records.debited.amount, expected.debitFees],
    ['stock by the list', stock.expected, expected.cardsLeft],
    ['stock counted', stock.counted, stock.expected],
    ['differences left to explain', explanations.length, 0],
    ['issuances the core accepted', core.accepted, expected.issued],
    ['cash fees at the core', core.cashFees, expected.cashFees - expected.refunds],
    ['debits at the core', core.debitFees, expected.debitFees],
    ['cards in stock at the core', core.cardsInStock, expected.cardsLeft],
    ['alarms at the core', core.alarms, 0],
  ];
  return sides.flatMap(([what, found, wanted]) =>
    found === wanted ? [] : [`${what}: ${found} instead of ${wanted}`],
  );
}

function reconciliation({ businessDate, counted, figures }: DayClosingSubject, books: Books): string[] {
  const { cash, records, stock }: DayFigures = figures;
  const core = coreSide(books);
  return [
    `Business day ${businessDate}`,
    `drawer   float ${cash.fromVault + cash.carried} + fees ${cash.fees} − refunds ${cash.refunds} − short ${cash.short} = ${cash.expected} won · counted ${counted}`,
    `records  ${records.issued.count} issued: ${records.cash.count} cash ${records.cash.amount}, ${records.debited.count} debit ${records.debited.amount}, ${records.waived.count} waived ${records.waived.amount} won`,
    `stock    ${stock.opening} + ${stock.received} received − ${stock.issued} issued − ${stock.spoiled} spoiled = ${stock.expected} cards · counted ${stock.counted}`,
    `core     ${core.accepted} accepted · cash ${core.cashFees}, debit ${core.debitFees} won · ${core.cardsInStock} cards in stock · ${core.alarms} alarms`,
  ];
}
