import { expect, test } from './counter.ts';

/** What both shells promise of the page they show, tried in the one this project names. */

test('the page is alone: one bridge, no Node, no window, no way out', async ({
  branch,
  page,
  signedOut: _,
}) => {
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
  // The browser has told of the attempts.
  branch.complaints.length = 0;
});

test('navigation elsewhere leaves the work where it is', async ({ branch, page, signedOut: _ }) => {
  await page.getByLabel('직원번호').fill('123456');
  for (const elsewhere of ['https://elsewhere.invalid/', 'file:///', 'data:text/html,elsewhere']) {
    await page.evaluate((url) => {
      location.href = url;
    }, elsewhere);
  }
  await expect(page.getByLabel('직원번호')).toHaveValue('123456');
  expect(page.url()).toMatch(/^https:\/\/teller\.invalid\//);
  branch.complaints.length = 0;
});
