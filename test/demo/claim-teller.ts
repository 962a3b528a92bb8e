import type { Locator, Page } from 'playwright-core';

/** A file as the file dialog gives it. */
export interface FileAtHand {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

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

/** More keys than any page of the intake takes to be gone through. */
const mostTabs = 250;

/** A teller who takes a claim in and explains it later, at the keyboard alone. */
export class ClaimTeller {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Begins a claim for this customer: the first step, as far as the customer. */
  async begin({ customerNo }: ClaimStory): Promise<void> {
    await this.#page.keyboard.press('F3');
    await this.#heading('사고 접수').waitFor();
    await this.#page.keyboard.press('F12');
    await this.#page.getByLabel('고객 검색').waitFor();
    await this.#type(this.#page.getByLabel('고객 검색'), customerNo);
    await this.#page.keyboard.press('Enter');
    const found = this.#page.getByRole('button', { name: new RegExp(customerNo) });
    await found.waitFor();
    await this.#reach(found);
    await this.#page.keyboard.press('Enter');
    await this.#page.getByRole('group', { name: '신분증 종류' }).waitFor();
  }

  /** Step 1: who, how to be reached and told. */
  async who(story: ClaimStory): Promise<void> {
    await this.#choose('주민등록증');
    await this.#type(this.#page.getByLabel('신분증 번호'), story.documentNumber);
    await this.#choose('일치');
    await this.#choose('본인');
    await this.#type(this.#page.getByLabel('연락 전화번호'), story.phone);
    await this.#type(this.#page.getByLabel('주소', { exact: true }), story.address);
    await this.#tick('카카오톡');
    await this.#tick('문자');
    await this.#tick(/알리는 데 고객이 동의함/);
    await this.#choose('한국어');
    await this.#on();
  }

  /** Step 2: a smishing accident; every exclusion is answered no. */
  async what(story: ClaimStory): Promise<void> {
    await this.#choose('개인정보로 제삼자가 이체');
    await this.#choose('스미싱');
    await this.#type(this.#page.getByLabel('사고가 시작된 때'), story.beganAt);
    await this.#type(this.#page.getByLabel('고객이 알게 된 때'), story.noticedAt);
    await this.#type(this.#page.getByRole('textbox', { name: /경위/ }), story.narrative);
    const questions = this.#page.getByRole('radio', { name: '아니요', exact: true });
    for (let n = 0; n < (await questions.count()); n += 1) await this.#choose(questions.nth(n));
    await this.#on();
  }

  /** Step 3: the movements out of the statement, what they come to, where compensation goes. */
  async money(story: ClaimStory): Promise<void> {
    const page = this.#page;
    await this.#press(page.getByRole('button', { name: '내역 파일에서 가져오기' }));
    const dialog = page.getByRole('dialog');
    await this.#give(dialog.getByRole('button', { name: '파일 선택' }), story.statement);
    const take = dialog.getByRole('button', { name: /건 가져오기$/ });
    await take.waitFor();
    await this.#press(take);
    await dialog.waitFor({ state: 'hidden' });
    await this.#type(page.getByLabel('고객이 말한 피해금액'), String(story.loss));
    const payTo = page.getByRole('group', { name: '배상금을 받을 고객 계좌' });
    await this.#choose(payTo.getByRole('radio', { name: story.payTo, exact: true }));
    await this.#choose('신청하지 않음');
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
      await this.#give(page.getByRole('button', { name: `${paper}: 파일 추가` }), file);
      await page.getByRole('listitem', { name: paper, exact: true }).getByText(file.name).first().waitFor();
    }
    for (const paper of story.pending)
      await this.#press(page.getByRole('button', { name: `${paper}: 나중에 제출` }));
    for (const [paper, reason] of story.notApplicable) {
      await this.#press(page.getByRole('button', { name: `${paper}: 해당 없음` }));
      const line = page.getByRole('listitem', { name: paper, exact: true });
      await this.#type(line.getByLabel('해당하지 않는 이유'), reason);
    }
    await this.#on();
  }

  /** Step 5: the texts are agreed to, and the signature is on the scanned form. */
  async declare(): Promise<void> {
    const agree = this.#page.getByRole('radio', { name: '동의', exact: true });
    for (let n = 0; n < (await agree.count()); n += 1) await this.#choose(agree.nth(n));
    await this.#choose('종이에 서명하여 스캔');
    const scan = this.#page.getByRole('group', { name: '서명한 신청서의 스캔' }).getByRole('radio').first();
    await scan.waitFor();
    await this.#choose(scan);
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
    await this.#press(page.getByRole('link', { name: '접수 목록' }));
    await this.#type(page.getByLabel('찾기'), number);
    const row = page.locator('[data-claim-row]').first();
    await page.getByText('모두 1건').waitFor();
    const panel = page.getByRole('complementary', { name: '신청 상세' });
    await this.#press(row);
    await panel.waitFor();
    return panel;
  }

  /** Brings a paper that came later to the claim that is open. */
  async supplement(paper: string, file: FileAtHand): Promise<void> {
    const papers = this.#page.getByRole('region', { name: '보완 서류' });
    await this.#give(papers.getByRole('button', { name: `${paper}: 파일 추가` }), file);
    await this.#press(papers.getByRole('button', { name: /^보완 서류 \d+개 보내기/ }));
    await papers.waitFor({ state: 'hidden' });
  }

  /** Takes an unfinished claim up again where it was left. */
  async resume(): Promise<void> {
    await this.#page.keyboard.press('F3');
    await this.#press(this.#page.getByRole('button', { name: /^이어서 작성/ }));
  }

  #heading(name: string): Locator {
    return this.#page.getByRole('heading', { name });
  }

  /** On to the next step. */
  async #on(): Promise<void> {
    await this.#page.keyboard.press('F12');
  }

  /** Tab, until the focus is there. */
  async #reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let n = 0; n < mostTabs; n += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${target}`);
  }

  async #press(button: Locator): Promise<void> {
    await this.#reach(button);
    await this.#page.keyboard.press('Enter');
  }

  async #type(field: Locator, text: string): Promise<void> {
    await this.#reach(field);
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.insertText(text);
  }

  async #tick(name: string | RegExp): Promise<void> {
    const box = this.#page.getByRole('checkbox', { name });
    await this.#reach(box);
    await this.#page.keyboard.press('Space');
  }

  /** One of a few: Tab comes to the group, the arrows go through it. */
  async #choose(choice: string | Locator): Promise<void> {
    const wanted =
      typeof choice === 'string' ? this.#page.getByRole('radio', { name: choice, exact: true }) : choice;
    await wanted.waitFor();
    const isInGroup = () =>
      wanted.evaluate((radio) => {
        const focused = document.activeElement;
        return focused instanceof HTMLInputElement && focused.name === (radio as HTMLInputElement).name;
      });
    for (let n = 0; n < mostTabs && !(await isInGroup()); n += 1) await this.#page.keyboard.press('Tab');
    if (await wanted.evaluate((radio) => radio === document.activeElement)) {
      await this.#page.keyboard.press('Space');
      return;
    }
    for (let n = 0; n < 20 && !(await wanted.isChecked()); n += 1)
      await this.#page.keyboard.press('ArrowRight');
    if (!(await wanted.isChecked())) throw new Error(`the arrows do not reach ${wanted}`);
  }

  /** Presses what opens the file dialog, once more if it does not open, and chooses in it. */
  async #give(button: Locator, file: FileAtHand): Promise<void> {
    for (let press = 1; press <= 3; press += 1) {
      await this.#reach(button);
      const opened = this.#page.waitForEvent('filechooser', { timeout: 5_000 }).catch(() => null);
      await this.#page.keyboard.press('Enter');
      const dialog = await opened;
      if (dialog !== null) return await dialog.setFiles(file);
    }
    throw new Error(`${button} opens no file dialog`);
  }
}
