import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { unpackDebian } from './unpackDebian.ts';

/** The release that `opensslText` follows. */
const WANTED = /^OpenSSL 3\.5\./;
/** The Debian release that has it, and the packages that its program needs on another system. */
const SUITE = 'trixie';
const PACKAGES = ['openssl', 'libssl3t64', 'openssl-provider-legacy', 'libc6', 'zlib1g', 'libzstd1'];

/**
 * Puts OpenSSL 3.5 first on the PATH of this process, if another release is there. It comes from Debian 13, once, into a cache outside
 * the clone. Throws if it is not available.
 */
export function useOpenssl35(): void {
  if (WANTED.test(versionOf('openssl'))) return;
  const caches = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const folder = path.join(caches, 'kubernetes-pki-inspector', `openssl-${SUITE}`);
  const programs = path.join(folder, 'bin');
  if (!WANTED.test(versionOf(path.join(programs, 'openssl')))) unpackInto(folder);
  process.env.PATH = `${programs}:${process.env.PATH}`;
}

/** The program's first words about itself; empty if it does not run. */
function versionOf(program: string): string {
  try {
    const text = execFileSync(program, ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return text.replace(/ \(.*/s, '').trim();
  } catch {
    return '';
  }
}

/** The folder is complete or absent: an interrupted run leaves only a folder with another name. */
function unpackInto(folder: string): void {
  mkdirSync(path.dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    unpackDebian(work, SUITE, PACKAGES, 'openssl');
    const version = versionOf(path.join(work, 'bin/openssl'));
    if (!WANTED.test(version)) throw new Error(`The unpacked program reports "${version}".`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `This compares with OpenSSL 3.5. On PATH is ${versionOf('openssl') || 'none'}, and Debian's packages are not available:\n` +
        `${reason}\nRun it on Debian 12 or 13, or put OpenSSL 3.5 first on PATH.`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
