import type { Locator, Page } from 'playwright-core';

/** A customer's papers and how the fee is paid, as the teller types them. */
export interface Visit {
  readonly customerNo: string;
  /** Reader the card lies on, chosen by the teller when there is a card in each. */
  readonly reader: string;
  /** Number printed on the card, which the teller compares with the screen. */
  readonly serialNo: string;
  /** Won handed over in cash. */
  readonly cash: number;
}

/** What the teller reads off the screen at the end of an issuance. */
export interface Seen {
  readonly receiptNo: string;
  /** Null when the card works only once the line is back. */
  readonly testOtp: string | null;
}

/**
 * A teller at the page: does what a person would, finding everything by the roles and names a screen reader would tell.
 */
export class Teller {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for the sign-in page to be usable. */
  async seeSignIn(): Promise<void> {
    await this.#page.getByRole('button', { name: /^로그인/, disabled: false }).waitFor();
  }

  /** Signs in, once the page is ready for it: until then it takes no F12. */
  async signIn(staffNo: string, password: string): Promise<void> {
    await this.seeSignIn();
    await this.#page.getByLabel('직원번호').fill(staffNo);
    await this.#page.getByLabel('비밀번호').fill(password);
    await this.#page.keyboard.press('F12');
    await this.#page.getByRole('navigation').waitFor();
  }

  /** Waits until the bar says how the line is: 온라인 or 오프라인. */
  async seeLine(words: '온라인' | '오프라인'): Promise<void> {
    await this.#page.getByLabel('회선 상태').getByText(words, { exact: true }).waitFor();
  }

  /** Step 1 and 2 of the issuance: who, and whether they may. */
  async takeIn({ customerNo }: Visit): Promise<void> {
    await this.findCustomer(customerNo);
    await this.next();
    await this.check();
    await this.next();
  }

  /** Step 1: the customer is found by number and chosen. */
  async findCustomer(customerNo: string): Promise<void> {
    const page = this.#page;
    await page.keyboard.press('F2');
    await page.getByLabel('고객 검색').fill(customerNo);
    await page.getByLabel('고객 검색').press('Enter');
    await page.getByRole('button', { name: new RegExp(customerNo) }).click();
    // What the rules say of the customer has come.
    await page.getByRole('complementary').getByText(customerNo).waitFor();
  }

  /** Step 2: an identity document that is authentic, a phone that will do. */
  async check(documentNumber = '900101-1000006'): Promise<void> {
    const page = this.#page;
    await page.getByRole('radio', { name: '주민등록증' }).check();
    await page.getByLabel('신분증 번호').fill(documentNumber);
    await page.getByRole('radio', { name: '일치', exact: true }).check();
    await page.getByRole('radio', { name: '안드로이드 휴대전화' }).check();
    await page.getByRole('checkbox', { name: 'NFC 사용 가능' }).check();
    await page.getByRole('checkbox', { name: '고객 번호의 USIM 확인' }).check();
  }

  /** Step 3: the card is read by itself; its number on the screen must be the one printed on it. */
  async seeCard({ reader, serialNo }: Visit): Promise<void> {
    const page = this.#page;
    const choice = page.getByRole('radio', { name: reader });
    const grouped = page.getByText(serialNo.replace(/(.{4})(?=.)/g, '$1 ')).first();
    await this.#see(choice.or(grouped));
    if (await choice.isVisible()) await choice.check();
    await this.#see(grouped);
    await this.next();
  }

  /** Step 4: the fee in cash. */
  async takeFee({ cash }: Visit): Promise<void> {
    await this.#page.getByRole('radio', { name: '현금' }).check();
    await this.#page.getByLabel('받은 금액').fill(String(cash));
    await this.next();
  }

  /** Step 5: gives the order and waits for its good end; any problem the page shows is thrown as it reads. */
  async issue(): Promise<Seen> {
    const page = this.#page;
    await page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' }).waitFor();
    await page.keyboard.press('F12');
    const done = page.getByRole('heading', { name: '발급이 끝났습니다' });
    await this.#see(done);
    const otp = page.getByTestId('test-otp');
    const text = async (found: Locator) => (await found.textContent()) ?? '';
    return {
      receiptNo: await text(page.getByText(/^\d{4}-\d{2}-\d{8}-\d{4}$/)),
      testOtp: (await otp.isVisible()) ? (await text(otp)).replace(' ', '') : null,
    };
  }

  /** Waits for the receipt's picture, the PDF drawn, and goes on to the next customer. */
  async finish(): Promise<void> {
    await this.#page.getByRole('img', { name: '영수증' }).first().waitFor();
    await this.#page.keyboard.press('F12');
    await this.#page.getByLabel('고객 검색').waitFor();
  }

  /** Waits until the history tells of every one of these cards where its record stands. */
  async seeHistory(words: '전송 대기' | '승인', serialNos: readonly string[]): Promise<void> {
    await this.#page.keyboard.press('F4');
    for (const serialNo of serialNos) {
      const row = this.#page.getByRole('row').filter({ hasText: serialNo.replace(/(.{4})(?=.)/g, '$1 ') });
      await row.getByText(words, { exact: true }).waitFor();
    }
  }

  /** Corrects the one rejected record of the queue with another identity document, by the keyboard. */
  async correct({ kind, number }: { readonly kind: string; readonly number: string }): Promise<void> {
    const page = this.#page;
    await page.keyboard.press('F9');
    await page.locator('[data-correction-row]').press('Enter');
    await page.getByRole('button', { name: '정정하여 다시 보내기' }).press('Enter');
    await page.getByRole('radio', { name: '다른 서류를 확인함' }).check();
    await page.getByRole('radio', { name: '다른 신분증을 입력' }).check();
    await page.getByRole('radio', { name: kind }).check();
    await page.getByLabel('신분증 번호').fill(number);
    await page.getByRole('radio', { name: '일치', exact: true }).check();
    await page.keyboard.press('F12');
    await this.#see(page.getByText('정정한 기록을 보냅니다.'));
  }

  /** Waits until the queue of corrections is empty. */
  async seeNothingToCorrect(): Promise<void> {
    await this.#page.keyboard.press('F9');
    await this.#page.getByText('처리할 반려 기록이 없습니다').waitFor();
  }

  /** Waits for what should come; a problem that needs a decision comes instead as an error with its own words. */
  async #see(expected: Locator): Promise<void> {
    const problem = this.#page.getByRole('alert').and(this.#page.locator('[data-waits=false]'));
    await expected.or(problem).first().waitFor();
    if (!(await expected.first().isVisible()))
      throw new Error(`the page says: ${await problem.first().textContent()}`);
  }

  /** Goes on to the next step. */
  async next(): Promise<void> {
    await this.#page.getByRole('button', { name: /^다음/ }).click();
  }
}
