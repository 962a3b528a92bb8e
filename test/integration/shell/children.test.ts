import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, openTestShell, pageReady, soon } from './shell-fixture.ts';

/** Desk and card process come and go; the one window stays, and everybody ends up talking to the living ones. */

let shell: Awaited<ReturnType<typeof openTestShell>>;
beforeAll(async () => {
  shell = await openTestShell();
  await pageReady(shell.page);
});
afterAll(() => shell.end());

/** Changes with every document; fails while one is being replaced. */
const documentNumber = () => shell.page.evaluate('window.documentNumber').catch(() => null);

describe('messages', () => {
  test('the desk hears the start first, then of the card process and of the page', async () => {
    expect(await ask(shell.page, 'heard')).toBe('start card-connected page-connected');
  });

  test('a new document of the page is announced before it says anything', async () => {
    await shell.page.reload();
    expect(await ask(shell.page, 'heard')).toBe('start card-connected page-connected page-connected');
  });

  test('page to desk to card process and back', async () => {
    expect(await ask(shell.page, 'to card hello')).toMatch(/^card says \d+$/);
  });

  test('a print job comes back with its outcome', async () => {
    // No print system on the machines this runs on; where there is one, nothing is its default.
    expect(await ask(shell.page, 'print')).toBe('printed 7 NO_PRINTER');
  });
});

describe('the card process', () => {
  const cardPid = () => ask(shell.page, 'to card who');
  const connections = async () => (await ask(shell.page, 'heard')).split('card-connected').length - 1;
  const restarted = async (before: number) => {
    while ((await connections()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  test.each([
    ['dies', 'to card die'],
    ['is replaced at the wish of the desk', 'restart-card'],
  ])('that %s is started again, and page and desk stay', async (_, order) => {
    const [before, document, desk] = [await cardPid(), await documentNumber(), await ask(shell.page, 'pid')];
    const known = await connections();
    await shell.page.evaluate(`branchTeller.send('${order}')`);
    await restarted(known);
    expect(await cardPid()).not.toBe(before);
    expect(await documentNumber()).toBe(document);
    expect(await ask(shell.page, 'pid')).toBe(desk);
  });

  test('that hangs in a call can still be replaced', async () => {
    const known = await connections();
    await shell.page.evaluate("branchTeller.send('to card hang')");
    await shell.page.evaluate("branchTeller.send('restart-card')");
    await restarted(known);
    expect(await cardPid()).toMatch(/^card says \d+$/);
  });
});

describe('the desk', () => {
  test.each([
    ['crashes', () => shell.page.evaluate("branchTeller.send('crash')")],
    ['can not be understood', () => shell.page.evaluate("branchTeller.send('babble')")],
    ['is killed', async () => shell.kill('desk')],
  ])('that %s is started again with a new card process and a new document', async (_, stop) => {
    const before = {
      document: await documentNumber(),
      desk: await ask(shell.page, 'pid'),
      card: await ask(shell.page, 'to card who'),
    };
    await stop();
    await expect.poll(documentNumber, soon).not.toBeOneOf([before.document, null, undefined]);
    await pageReady(shell.page);
    expect(await ask(shell.page, 'pid')).not.toBe(before.desk);
    await expect.poll(() => ask(shell.page, 'heard'), soon).toContain('card-connected');
    expect(await ask(shell.page, 'to card who')).not.toBe(before.card);
  });
});

describe('a desk that can not start', () => {
  const alert = () => shell.page.getByRole('alert');
  const restartWith = async (obstacle: string) => {
    mkdirSync(join(shell.root, 'data'), { recursive: true });
    writeFileSync(join(shell.root, 'data', obstacle), '');
    shell.kill('desk');
    await alert().waitFor();
  };

  test('says why and what to do in both languages, and goes on where it was at the button', async () => {
    await restartWith('in-use');
    expect(await alert().textContent()).toContain('이미 열고 있습니다');
    expect(await alert().textContent()).toContain('already has this terminal’s data open');
    rmSync(join(shell.root, 'data', 'in-use'));
    await shell.page.getByRole('link', { name: /다시 시도/ }).press('Enter');
    await pageReady(shell.page);
    expect((await ask(shell.page, 'heard')).split(' ')).toContain('page-connected');
  });

  test('comes back by itself when it had only crashed', async () => {
    await restartWith('broken');
    expect(await alert().textContent()).toContain('ConnectionLost');
    rmSync(join(shell.root, 'data', 'broken'));
    await pageReady(shell.page);
    expect(await ask(shell.page, 'heard')).toContain('page-connected');
  });

  test('shows the problem again while it lasts', async () => {
    await restartWith('in-use');
    await shell.page.getByRole('link', { name: /다시 시도/ }).click();
    await shell.page.waitForEvent('load');
    expect(await alert().textContent()).toContain('DatabaseInUse');
  });
});
