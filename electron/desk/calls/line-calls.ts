import type { Calls } from './guarded-calls.ts';

export const lineCalls = ({ guarded }: Calls) => ({
  tryNow: guarded.line.tryNow.handler(({ context: { counter } }) => counter.synchroniser.tryNow()),
  resume: guarded.line.resume.handler(({ context: { counter, person } }) =>
    counter.synchroniser.resume(person.staffNo),
  ),
});
