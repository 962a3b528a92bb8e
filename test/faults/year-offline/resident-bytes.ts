import { readFileSync } from 'node:fs';

/** Memory a process has now, bytes: `VmRSS` of proc(5). */
export function residentBytesOf(pid: number | undefined): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1_024;
}
