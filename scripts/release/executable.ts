import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The machines for which an executable is built. */
export type Machine = 'linux-x64' | 'linux-arm64';

/** The release of Node.js in the executables. Since 25.5 it builds executables itself, also for other machines. */
const NODE_VERSION = '26.12.1';

/** SHA-512 of the packages that contain Node.js, in the form of package-lock.json. */
const INTEGRITY: Readonly<Record<Machine, string>> = {
  'linux-x64': 'jk5LMAmgHlPlPMWpsUrSOqNaEZG+11UNd35hWQ+p5/XGaelWuTqJ69IcAy/5xtPPN4d5ZRBNOGB6gLMCh2kL9A==',
  'linux-arm64': '8Oxs6Y7rDcKufVIM/zYRSwytj46WOrZk7yFCLTKDcs17bBjAeD9HMAqo97hMfMyxozIud0S4vZCs5WB/3iavNQ==',
};

export const MACHINES = Object.keys(INTEGRITY) as readonly Machine[];

/**
 * Writes the bundle and Node.js as one file, for a machine without Node.js, and returns its bytes. Downloads Node.js from the npm registry.
 * Throws if the download is not the pinned one.
 */
export function buildExecutable(bundle: string, machine: Machine): Buffer {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kubernetes-pki-executable-'));
  try {
    const builder = downloadNode(hostMachine(), folder);
    const executable = machine === hostMachine() ? builder : downloadNode(machine, folder);
    const output = path.join(folder, 'kubernetes-pki');
    const config = { main: bundle, output, executable, disableExperimentalSEAWarning: true };
    writeFileSync(path.join(folder, 'sea.json'), JSON.stringify(config));
    run(builder, ['--build-sea', path.join(folder, 'sea.json')], folder);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Packed with gzip, which every machine can unpack. */
export const packedExecutable = (bytes: Buffer): Buffer => gzipSync(bytes, { level: 9 });

function hostMachine(): Machine {
  const host = MACHINES.find((machine) => machine === `${process.platform}-${process.arch}`);
  if (host === undefined) throw new Error(`Executables are built on ${MACHINES.join(' or ')}.`);
  return host;
}

/** Returns the path of the program. */
function downloadNode(machine: Machine, folder: string): string {
  const name = `node-${machine}`;
  run('npm', ['pack', '--silent', '--ignore-scripts', `${name}@${NODE_VERSION}`], folder);
  const file = path.join(folder, `${name}-${NODE_VERSION}.tgz`);
  const integrity = createHash('sha512').update(readFileSync(file)).digest('base64');
  if (integrity !== INTEGRITY[machine]) throw new Error(`${name}@${NODE_VERSION} is not the pinned package.`);
  const target = path.join(folder, machine);
  mkdirSync(target);
  run('tar', ['-xzf', file, '-C', target, 'package/bin/node'], folder);
  return path.join(target, 'package/bin/node');
}

function run(program: string, words: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words[0]} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}
