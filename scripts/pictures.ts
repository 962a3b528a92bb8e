import { runChild } from './setup/child.mjs';

/* npm run pictures [PLAYWRIGHT ARGUMENT…]: the end-to-end tests, with every screen they look at drawn to test-results/screens. */

const args = ['test', '--project=chromium', ...process.argv.slice(2)];
const { exitCode } = await runChild('playwright', args, { env: { ...process.env, PICTURES: 'DRAWN' } });
process.exit(exitCode);
