import { spawnSync } from 'node:child_process';

/** Brings the loopback up, gives pcscd a folder of its own for its socket, and becomes the command. */
const enter = 'ip link set lo up && mkdir -p /run/pcscd && mount -t tmpfs tmpfs /run/pcscd && exec "$@"';
const namespaces = ['--net', '--mount', '--propagation', 'private'];
const possible = spawnSync('unshare', [...namespaces, 'sh', '-c', enter, 'sh', 'true']).status === 0;

/**
 * A command line that runs in network and mount namespaces of its own (unshare(1)), so that its pcscd, its virtual
 * readers and its lock on them are nobody else's. A machine that allows no namespaces gets the command as it is: then
 * such commands wait for each other's readers.
 */
export function withOwnReaders(program: string, args: readonly string[]): [string, string[]] {
  return possible
    ? ['unshare', [...namespaces, 'sh', '-c', enter, 'sh', program, ...args]]
    : [program, [...args]];
}
