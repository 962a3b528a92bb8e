import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { plantedProject } from './planted-project.ts';

test('what nobody uses is found: a file, an export, a package', () => {
  using project = plantedProject({
    'electron/desk/main.ts': "import { used } from './rule.ts';\nused();\n",
    'electron/desk/rule.ts': 'export function used() {}\nexport function forgotten() {}\n',
    'electron/desk/abandoned.ts': 'export const left = 1;\n',
  });
  const { status, stdout } = spawnSync('knip', ['--no-progress'], { cwd: project.folder, encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(stdout).toMatch(/Unused files.*electron\/desk\/abandoned\.ts/s);
  expect(stdout).toMatch(/Unused exports.*forgotten +function +electron\/desk\/rule\.ts/s);
  expect(stdout).toMatch(/Unused dependencies.*undici/s);
  expect(stdout).not.toMatch(/^used /m);
});
