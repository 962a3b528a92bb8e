import { expect } from '@playwright/test';
import { Teller } from '../demo/teller.ts';
import { test } from './application.ts';

/** What both shells promise of the page they show, tried in the one this project names. */

test('a teller signs in', async ({ application }) => {
  const teller = new Teller(application.page);
  await teller.seeSignIn();
  await teller.signIn('100001', 'demo-teller-1');
  await teller.seeLine('온라인');
});

test('the browser has nothing to complain about, neither script nor policy', async ({ application }) => {
  const { page } = application;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  await page.reload();
  const teller = new Teller(page);
  await teller.seeSignIn();
  await teller.signIn('100001', 'demo-teller-1');
  await page.keyboard.press('F4');
  await page.keyboard.press('F2');
  await page.getByLabel('고객 검색').waitFor();
  expect(complaints).toEqual([]);
});

test('the page is alone: one bridge, no Node, no window, no way out', async ({ application }) => {
  const { page } = application;
  await new Teller(page).seeSignIn();
  const found = await page.evaluate(async () => {
    const globals = window as unknown as Record<string, unknown>;
    const bridge = globals.branchTeller as Record<string, unknown>;
    const left = await fetch('https://elsewhere.invalid/').then(
      () => 'left',
      () => 'stayed',
    );
    return {
      origin: location.origin,
      bridge: Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`),
      frozen: Object.isFrozen(bridge),
      node: [typeof globals.require, typeof globals.process, typeof globals.module],
      opened: window.open('https://elsewhere.invalid/'),
      left,
    };
  });
  expect(found).toEqual({
    origin: 'https://teller.invalid',
    bridge: ['send: function', 'listen: function'],
    frozen: true,
    node: ['undefined', 'undefined', 'undefined'],
    opened: null,
    left: 'stayed',
  });
});

test('navigation elsewhere leaves the work where it is', async ({ application }) => {
  const { page } = application;
  await new Teller(page).seeSignIn();
  await page.getByLabel('직원번호').fill('123456');
  for (const elsewhere of ['https://elsewhere.invalid/', 'file:///', 'data:text/html,elsewhere']) {
    await page.evaluate((url) => {
      location.href = url;
    }, elsewhere);
  }
  await expect(page.getByLabel('직원번호')).toHaveValue('123456');
  expect(page.url()).toMatch(/^https:\/\/teller\.invalid\//);
});
