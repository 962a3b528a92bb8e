import type { Locator } from 'playwright-core';
import { Hands } from './hands.ts';

/** More keys than any page takes to be gone through. */
const mostTabs = 250;

/** Two hands at the keyboard, and none on a mouse. */
export class KeyboardHands extends Hands {
  /** Tab, until the focus is there. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let n = 0; n < mostTabs; n += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${target}`);
  }

  async press(button: Locator): Promise<void> {
    await this.reach(button);
    await this.page.keyboard.press('Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  async tick(box: Locator): Promise<void> {
    await this.reach(box);
    await this.page.keyboard.press('Space');
  }

  /** Tab comes to the group, the arrows go through it. */
  async choose(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    const isInGroup = () =>
      wanted.evaluate((radio) => {
        const focused = document.activeElement;
        return focused instanceof HTMLInputElement && focused.name === (radio as HTMLInputElement).name;
      });
    for (let n = 0; n < mostTabs && !(await isInGroup()); n += 1) await this.page.keyboard.press('Tab');
    if (await wanted.evaluate((radio) => radio === document.activeElement)) {
      await this.page.keyboard.press('Space');
      return;
    }
    for (let n = 0; n < 20 && !(await wanted.isChecked()); n += 1)
      await this.page.keyboard.press('ArrowRight');
    if (!(await wanted.isChecked())) throw new Error(`the arrows do not reach ${wanted}`);
  }
}
