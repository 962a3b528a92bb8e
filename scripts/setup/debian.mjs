import { existsSync } from 'node:fs';
import { SetupProblem, SetupStopped } from './setup-problem.mjs';
import { runTool } from './step.mjs';

/** Every Debian package the project uses, with a file that is there if and only if the package is. */
const PROOF = {
  chromium: '/usr/bin/chromium',
  'g++': '/usr/bin/g++',
  iproute2: '/usr/sbin/ip',
  'libpcsclite-dev': '/usr/include/PCSC/winscard.h',
  make: '/usr/bin/make',
  oathtool: '/usr/bin/oathtool',
  opensc: '/usr/bin/opensc-tool',
  pcscd: '/usr/sbin/pcscd',
  'poppler-utils': '/usr/bin/pdftotext',
  python3: '/usr/bin/python3',
  'vsmartcard-vpcd': '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  'yubico-piv-tool': '/usr/bin/yubico-piv-tool',
  'yubikey-manager': '/usr/bin/ykman',
};

/** @typedef {keyof typeof PROOF} DebianPackage */

/** @type {readonly DebianPackage[]} What compiling the reader binding takes. */
const COMPILE = ['g++', 'libpcsclite-dev', 'make', 'python3'];
/** @type {readonly DebianPackage[]} The application without Electron, on virtual readers. */
const APPLICATION = [...COMPILE, 'chromium', 'pcscd', 'vsmartcard-vpcd'];
/** @type {readonly DebianPackage[]} Clients nobody here wrote, to test cards and receipts against. */
const TESTS = [
  ...APPLICATION,
  'iproute2',
  'oathtool',
  'opensc',
  'poppler-utils',
  'yubico-piv-tool',
  'yubikey-manager',
];

export const DEBIAN_PACKAGES = { COMPILE, APPLICATION, TESTS };

/**
 * @param {readonly DebianPackage[]} packages
 * @returns {import('./step.mjs').Step}
 */
export function debianPackages(packages) {
  const missing = () => packages.filter((name) => !existsSync(PROOF[name]));
  return {
    name: `Debian packages ${missing().join(', ')}`,
    isNeeded: () => missing().length > 0,
    async carryOut() {
      const refusal = whyNotInstallable(missing(), {
        isDebian: existsSync('/usr/bin/apt-get'),
        isRoot: process.getuid?.() === 0,
      });
      if (refusal !== undefined) throw new SetupProblem(refusal, 2);
      await install(missing()).catch((error) => {
        if (error instanceof SetupStopped) throw error;
        // Once more: a mirror in the middle of its own update answers correctly a moment later.
        return install(missing());
      });
      if (missing().length > 0) {
        const files = missing().map((name) => `${PROOF[name]} (${name})`);
        throw new SetupProblem(`Still missing after the installation: ${files.join(', ')}.`, 2);
      }
    },
  };
}

/** @param {readonly DebianPackage[]} packages */
async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  await runTool('apt-get', ['update', ...patience], env);
  await runTool('apt-get', ['install', ...patience, '-y', '--no-install-recommends', ...packages], env);
}

/**
 * The message for a machine on which we can't install the packages ourselves; undefined where we can.
 *
 * @param {readonly string[]} missing
 * @param {{ isDebian: boolean, isRoot: boolean }} machine
 */
export function whyNotInstallable(missing, { isDebian, isRoot }) {
  const list = missing.join(' ');
  if (!isDebian) {
    return [
      `Missing on this machine: ${missing.join(', ')} (by their Debian names).`,
      'This is not a Debian system, so they cannot be installed from here. On Debian 12 the command is:',
      '',
      `  apt-get update && apt-get install --no-install-recommends ${list}`,
    ].join('\n');
  }
  if (!isRoot) {
    return [
      `Missing on this machine: the Debian packages ${missing.join(', ')}.`,
      'Only root may install them. Run this, then the same command again:',
      '',
      `  sudo apt-get update && sudo apt-get install --no-install-recommends ${list}`,
    ].join('\n');
  }
  return undefined;
}
