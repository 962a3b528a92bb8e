import { z } from 'zod';
import { PivMemory } from '../card/profile.ts';
import { Books } from './books.ts';
import { CoreControl } from './core-control.ts';
import { SealedImport } from './sealed/import-sealed.ts';
import { StaffCardOrder } from './staff-card.ts';
import { Traffic } from './traffic.ts';

/** What travels between a test or the demo and the process of the simulated core, over Node's IPC. */
export const ToCore = z.discriminatedUnion('kind', [
  /** First of all. `folder` holds the core's file; `port` counts for new books only. */
  z.strictObject({ kind: z.literal('start'), folder: z.string(), port: z.int().min(0).max(65_535) }),
  z.strictObject({
    kind: z.literal('request'),
    id: z.int(),
    request: z.discriminatedUnion('ask', [
      z.strictObject({ ask: z.literal('control'), order: CoreControl }),
      z.strictObject({ ask: z.literal('enrolmentCode'), branchNo: z.string() }),
      z.strictObject({ ask: z.literal('books') }),
      z.strictObject({ ask: z.literal('traffic') }),
      z.strictObject({ ask: z.literal('staffCard'), order: StaffCardOrder }),
      z.strictObject({ ask: z.literal('importSealed'), file: z.string() }),
    ]),
  }),
]);
export type ToCore = z.infer<typeof ToCore>;
export type CoreRequest = (ToCore & { kind: 'request' })['request'];

export const FromCore = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), origin: z.string(), authority: z.string() }),
  z.strictObject({
    kind: z.literal('answer'),
    id: z.int(),
    answer: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('done') }),
      z.strictObject({ is: z.literal('enrolmentCode'), code: z.string() }),
      z.strictObject({ is: z.literal('books'), books: Books }),
      z.strictObject({ is: z.literal('traffic'), traffic: Traffic }),
      z.strictObject({ is: z.literal('staffCard'), piv: PivMemory }),
      z.strictObject({ is: z.literal('sealedImport'), sealedImport: SealedImport }),
      z.strictObject({ is: z.literal('failure'), message: z.string() }),
    ]),
  }),
]);
export type FromCore = z.infer<typeof FromCore>;
export type CoreAnswer = (FromCore & { kind: 'answer' })['answer'];
