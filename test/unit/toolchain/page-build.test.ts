import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { pageBuild } from '../../../scripts/setup/build.mjs';
import { takeSteps } from '../../../scripts/setup/step.mjs';

/** The built page must be servable under a policy that allows its own origin and nothing else. */
beforeAll(() => takeSteps([pageBuild()]), 120_000);

const built = (pattern: string) => globSync(`dist/page/**/${pattern}`);
const html = () => readFileSync('dist/page/index.html', 'utf8');

test('every script and style is a file of its own', () => {
  expect(html()).toMatch(/<script [^>]*src="\/assets\/[^"]+\.js"/);
  expect(html()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html()).not.toMatch(/<style|\sstyle=|\son\w+=/);
});

test('nothing is fetched from anywhere else', () => {
  expect(html()).not.toMatch(/(src|href)="(?!\/assets\/)/);
  for (const css of built('*.css')) {
    expect(readFileSync(css, 'utf8'), css).not.toMatch(/url\(["']?(?!\/assets\/)/);
  }
});

test('fonts are files, not data: URLs', () => {
  expect(built('*.woff2').length).toBeGreaterThan(0);
  for (const css of built('*.css')) expect(readFileSync(css, 'utf8')).not.toContain('data:font');
});

test('no map leads back to the sources', () => {
  expect(built('*.map')).toEqual([]);
});
