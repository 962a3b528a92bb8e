import type { Locator, Page } from 'playwright-core';
import type { FileAtHand, Hands } from './hands.ts';

/** What the customer tells and brings, in the words of the page. */
export interface ClaimStory {
  readonly customerNo: string;
  readonly documentNumber: string;
  readonly phone: string;
  readonly address: string;
  /** `2026-11-20 19:00`, in Seoul. */
  readonly beganAt: string;
  readonly noticedAt: string;
  readonly narrative: string;
  /** The bank's statement of the money that left. */
  readonly statement: FileAtHand;
  /** Won. */
  readonly loss: number;
  /** The account compensation is paid to, as the page masks it. */
  readonly payTo: string;
  /** Papers of the checklist by their names, each with a file. */
  readonly papers: ReadonlyMap<string, FileAtHand>;
  /** Papers that follow. */
  readonly pending: readonly string[];
  /** Papers that do not apply, and why. */
  readonly notApplicable: ReadonlyMap<string, string>;
}

/** A teller who takes a claim in and explains it later. */
export class ClaimTeller {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands) {
    this.#page = page;
    this.#hands = hands;
  }

  /** Begins a claim for this customer: the first step, as far as the customer. */
  async begin({ customerNo }: Pick<ClaimStory, 'customerNo'>): Promise<void> {
    await this.#page.keyboard.press('F3');
    await this.#heading('사고 접수').waitFor();
    await this.#page.keyboard.press('F12');
    await this.#page.getByLabel('고객 검색').waitFor();
    await this.#hands.type(this.#page.getByLabel('고객 검색'), customerNo);
    await this.#page.keyboard.press('Enter');
    const found = this.#page.getByRole('button', { name: new RegExp(customerNo) });
    await this.#hands.press(found);
    await this.#page.getByRole('group', { name: '신분증 종류' }).waitFor();
  }

  /** Step 1: who, how to be reached and told. */
  async who(story: ClaimStory): Promise<void> {
    await this.#hands.choose(this.#radio('주민등록증'));
    await this.#hands.type(this.#page.getByLabel('신분증 번호'), story.documentNumber);
    await this.#hands.choose(this.#radio('일치'));
    await this.#hands.choose(this.#radio('본인'));
    await this.#hands.type(this.#page.getByLabel('연락 전화번호'), story.phone);
    await this.#hands.type(this.#page.getByLabel('주소', { exact: true }), story.address);
    await this.#hands.tick(this.#page.getByRole('checkbox', { name: '카카오톡' }));
    await this.#hands.tick(this.#page.getByRole('checkbox', { name: '문자' }));
    await this.#hands.tick(this.#page.getByRole('checkbox', { name: /알리는 데 고객이 동의함/ }));
    await this.#hands.choose(this.#radio('한국어'));
    await this.#on();
  }

  /** Step 2: a smishing accident; every exclusion is answered no. */
  async what(story: ClaimStory): Promise<void> {
    await this.#hands.choose(this.#radio('개인정보로 제삼자가 이체'));
    await this.#hands.choose(this.#radio('스미싱'));
    await this.#hands.type(this.#page.getByLabel('사고가 시작된 때'), story.beganAt);
    await this.#hands.type(this.#page.getByLabel('고객이 알게 된 때'), story.noticedAt);
    await this.#hands.type(this.#page.getByRole('textbox', { name: /경위/ }), story.narrative);
    const questions = this.#page.getByRole('radio', { name: '아니요', exact: true });
    for (let n = 0; n < (await questions.count()); n += 1) await this.#hands.choose(questions.nth(n));
    await this.#on();
  }

  /** Step 3: the movements out of the statement, what they come to, where compensation goes. */
  async money(story: ClaimStory): Promise<void> {
    const page = this.#page;
    await this.#hands.press(page.getByRole('button', { name: '내역 파일에서 가져오기' }));
    const dialog = page.getByRole('dialog');
    await this.#hands.give(dialog.getByRole('button', { name: '파일 선택' }), story.statement);
    const take = dialog.getByRole('button', { name: /건 가져오기$/ });
    await take.waitFor();
    await page.keyboard.press('F12');
    await dialog.waitFor({ state: 'hidden' });
    await this.#hands.type(page.getByLabel('고객이 말한 피해금액'), String(story.loss));
    const payTo = page.getByRole('group', { name: '배상금을 받을 고객 계좌' });
    await this.#hands.choose(payTo.getByRole('radio', { name: story.payTo, exact: true }));
    await this.#hands.choose(this.#radio('신청하지 않음'));
    await this.#on();
  }

  /** Waits until the last change is saved. */
  async seeSaved(): Promise<void> {
    // Longer than the rest after which the page saves.
    await this.#page.waitForTimeout(1_200);
    await this.#page.getByText(/^자동 저장/).waitFor();
  }

  /** Step 4: every paper with its file, or the word on why it is not there. */
  async evidence(story: ClaimStory): Promise<void> {
    const page = this.#page;
    for (const [paper, file] of story.papers) {
      await this.#hands.give(page.getByRole('button', { name: `${paper}: 파일 추가` }), file);
      await page.getByRole('listitem', { name: paper, exact: true }).getByText(file.name).first().waitFor();
    }
    for (const paper of story.pending)
      await this.#hands.press(page.getByRole('button', { name: `${paper}: 나중에 제출` }));
    for (const [paper, reason] of story.notApplicable) {
      await this.#hands.press(page.getByRole('button', { name: `${paper}: 해당 없음` }));
      const line = page.getByRole('listitem', { name: paper, exact: true });
      await this.#hands.type(line.getByLabel('해당하지 않는 이유'), reason);
    }
    await this.#on();
  }

  /** Step 5: the texts are agreed to, and the signature is on the scanned form. */
  async declare(): Promise<void> {
    const agree = this.#page.getByRole('radio', { name: '동의', exact: true });
    for (let n = 0; n < (await agree.count()); n += 1) await this.#hands.choose(agree.nth(n));
    await this.#hands.choose(this.#radio('종이에 서명하여 스캔'));
    const scan = this.#page.getByRole('group', { name: '서명한 신청서의 스캔' }).getByRole('radio').first();
    await scan.waitFor();
    await this.#hands.choose(scan);
    // What is left to do says that nothing is.
    await this.#page.getByRole('button', { name: '확인·서명 완료' }).waitFor();
  }

  /** Files the claim; gives the number on the screen. A problem of the page is thrown as it reads. */
  async file(): Promise<string> {
    await this.#page.keyboard.press('F12');
    const number = this.#page.getByTestId('claim-no');
    const problem = this.#page.getByRole('alert').and(this.#page.locator('[data-waits=false]'));
    await number.or(problem).first().waitFor();
    if (!(await number.isVisible())) throw new Error(`the page says: ${await problem.first().textContent()}`);
    return (await number.textContent()) ?? '';
  }

  /** Opens a filed claim by its number. */
  async find(number: string): Promise<Locator> {
    const page = this.#page;
    await page.keyboard.press('F3');
    await this.#hands.press(page.getByRole('link', { name: '접수 목록' }));
    await this.#hands.type(page.getByLabel('찾기'), number);
    const row = page.locator('[data-claim-row]').first();
    await page.getByText('모두 1건').waitFor();
    const panel = page.getByRole('complementary', { name: '신청 상세' });
    await this.#hands.press(row);
    await panel.waitFor();
    return panel;
  }

  /** Brings a paper that came later to the claim that is open. */
  async supplement(paper: string, file: FileAtHand): Promise<void> {
    const papers = this.#page.getByRole('region', { name: '보완 서류' });
    await this.#hands.give(papers.getByRole('button', { name: `${paper}: 파일 추가` }), file);
    await this.#hands.press(papers.getByRole('button', { name: /^보완 서류 \d+개 보내기/ }));
    await papers.waitFor({ state: 'hidden' });
  }

  /** Takes an unfinished claim up again where it was left. */
  async resume(): Promise<void> {
    await this.#page.keyboard.press('F3');
    await this.#hands.press(this.#page.getByRole('button', { name: /^이어서 작성/ }));
  }

  #radio(name: string): Locator {
    return this.#page.getByRole('radio', { name, exact: true });
  }

  #heading(name: string): Locator {
    return this.#page.getByRole('heading', { name });
  }

  /** On to the next step. */
  async #on(): Promise<void> {
    await this.#page.keyboard.press('F12');
  }
}
