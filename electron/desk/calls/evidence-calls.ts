import { succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const evidenceCalls = ({ guarded }: Calls) => ({
  list: guarded.evidence.list.handler(({ context: { counter, person }, input }) =>
    counter.evidence.files.list(input.claimId, person),
  ),
  begin: guarded.evidence.begin.handler(({ context: { counter, person }, input: { bytes, ...place } }) =>
    counter.evidence.intake.begin(place, bytes, person),
  ),
  piece: guarded.evidence.piece.handler(
    ({ context: { counter, person }, input: { importId, offset, data } }) =>
      counter.evidence.intake.piece(importId, offset, Buffer.from(data, 'base64'), person),
  ),
  finish: guarded.evidence.finish.handler(({ context: { counter, person }, input }) =>
    counter.evidence.intake.finish(input.importId, person),
  ),
  cancel: guarded.evidence.cancel.handler(({ context: { counter, person }, input }) =>
    counter.evidence.intake.cancel(input.importId, person),
  ),
  scans: guarded.evidence.scans.handler(async ({ context: { counter } }) =>
    succeed({ scans: await counter.evidence.intake.scans() }),
  ),
  takeScan: guarded.evidence.takeScan.handler(({ context: { counter, person }, input }) =>
    counter.evidence.intake.takeScan(input, person),
  ),
  read: guarded.evidence.read.handler(async ({ context: { counter, person }, input: { fileId, offset } }) => {
    const read = await counter.evidence.files.read(fileId, offset, person);
    return read.ok ? succeed({ data: read.value.toString('base64') }) : read;
  }),
  note: guarded.evidence.note.handler(({ context: { counter, person }, input: { fileId, pages, marks } }) =>
    counter.evidence.files.note(fileId, pages, marks, person),
  ),
  arrange: guarded.evidence.arrange.handler(
    ({ context: { counter, person }, input: { fileId, paper, rotation } }) =>
      counter.evidence.files.arrange(fileId, paper, rotation, person),
  ),
  remove: guarded.evidence.remove.handler(({ context: { counter, person }, input }) =>
    counter.evidence.files.remove(input.fileId, person),
  ),
});
