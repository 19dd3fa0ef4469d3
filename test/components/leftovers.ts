import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So many processes of a node run at least when all of it does. */
const RUNNING = 4;

/**
 * Kills a run in the middle, without any chance to clean up, and returns what it left on this machine: processes in namespaces of theirs, and
 * mounts. Nothing else may run nodes meanwhile.
 */
export async function leftovers(words: readonly string[]): Promise<readonly string[]> {
  const before = { processes: new Set(foreignProcesses()), mounts: mounts() };
  const folder = mkdtempSync(join(tmpdir(), 'kubernetes-pki-killed-'));
  try {
    const run = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'run.ts'), ...words], {
      env: { ...process.env, TMPDIR: folder },
      stdio: 'ignore',
    });
    const started = () => foreignProcesses().filter((pid) => !before.processes.has(pid));
    if (!(await until(() => started().length >= RUNNING, 120_000)))
      throw new Error('the run to be killed started no node');
    const nodes = started();
    run.kill('SIGKILL');
    await until(() => nodes.every((pid) => !foreignProcesses().includes(pid)), 5_000);
    return [...started().map((pid) => `process ${pid}`), ...mounts().filter((mount) => !before.mounts.includes(mount))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processes with a network that is not this one's. */
function foreignProcesses(): readonly string[] {
  const own = networkOf('self');
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && ![own, undefined].includes(networkOf(pid)));
}

/** Undefined for a process that has ended. */
function networkOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

const mounts = (): readonly string[] => readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n');

async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return condition();
}
