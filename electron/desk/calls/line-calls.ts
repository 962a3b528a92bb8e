import type { Calls } from './guarded-calls.ts';

export const lineCalls = ({ guarded }: Calls) => ({
  tryNow: guarded.line.tryNow.handler(({ context: { counter } }) => {
    const tried = counter.synchroniser.tryNow();
    if (tried.ok) counter.evidence.sync.tryNow();
    return tried;
  }),
  resume: guarded.line.resume.handler(({ context: { counter, person } }) =>
    counter.synchroniser.resume(person.staffNo),
  ),
});
