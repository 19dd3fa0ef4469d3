import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();
let watching = false;

/** Starts a program in a separate process group, so that its children end with it, also when this process ends. */
export function spawnGroup(program: string, words: readonly string[], options: SpawnOptions): ChildProcess {
  stopGroupsAtExit();
  const child = spawn(program, words, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  return child;
}

/** Ends the program and everything it started. Resolves when the program is gone. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  running.delete(child);
  const ended = child.exitCode !== null || child.signalCode !== null;
  const gone = ended ? Promise.resolve() : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  killGroup(child);
  await gone;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // The group is already gone.
  }
}

/** Ends every running group when this process ends, by itself or by a signal. */
export function stopGroupsAtExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => running.forEach(killGroup));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
