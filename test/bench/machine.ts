import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** What whoever reads the figures must know of the machine they come from. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** False where temporary files lie in memory: then nothing that is said of durable writes means anything. */
  readonly temporaryFilesOnDisk: boolean;
}

/** What all processors together did during a bench, this bench's own work included; parts of 100. */
export interface Load {
  readonly busy: number;
  /** Taken away by other guests of the same host. */
  readonly stolen: number;
}

/** `f_type` of tmpfs and ramfs (statfs(2)). */
const inMemory = [0x01021994, 0x858458f6];

export async function machineOf(temporaryFolder: string): Promise<Machine> {
  const { type } = await statfs(temporaryFolder);
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    temporaryFilesOnDisk: !inMemory.includes(type),
  };
}

/** Watches the processors from now on; the function returned says what they did. */
export function watchLoad(): () => Load {
  const before = ticks();
  return () => {
    const spent = ticks().map((count, index) => count - (before[index] ?? 0));
    const total = spent.reduce((sum, each) => sum + each, 0);
    const percent = (count: number) => (total === 0 ? 0 : Math.round((count / total) * 100));
    const [, , , idle = 0, waiting = 0, , , stolen = 0] = spent;
    return { busy: percent(total - idle - waiting - stolen), stolen: percent(stolen) };
  };
}

/** proc(5) stat, first line: user nice system idle iowait irq softirq steal; guest time is in user already. */
function ticks(): number[] {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  return line.split(/\s+/).slice(1, 9).map(Number);
}
