import { CHECKS } from './checks.ts';
import { runStages } from './stages.ts';

/* npm run check: everything that can be checked without running the application. */

const { failed } = await runStages(CHECKS);
process.exit(failed === 0 ? 0 : 1);
