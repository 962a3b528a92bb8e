import { CHECKS } from './checks.mjs';
import { runStages } from './stages.mjs';

/* npm run check: everything that can be checked without running the application. */

const { failed } = await runStages(CHECKS);
process.exit(failed === 0 ? 0 : 1);
