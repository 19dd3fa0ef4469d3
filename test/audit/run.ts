import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AuditMessage, Share } from './worker.ts';

/**
 * The whole audit of secrets: every key in every form in every place that a reader looks at, times every surface in both languages.
 * Prints each leak; exit code 1 where there is one.
 */
async function main(): Promise<void> {
  const threads = availableParallelism();
  const progress = new Map<number, { readonly done: number; readonly all: number }>();
  const leaks: string[] = [];
  const run = (first: number) =>
    new Promise<void>((resolve, reject) => {
      const share: Share = { first, of: threads };
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: share });
      worker.on('message', (message: AuditMessage) => {
        if ('leak' in message) {
          leaks.push(message.leak);
          console.log(message.leak);
        } else {
          progress.set(first, message);
          if (message.done % 200 === 0) console.log(countText(progress));
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A thread ended with code ${code}.`))));
    });
  await Promise.all(Array.from({ length: threads }, (_, first) => run(first)));
  console.log(`${countText(progress)}: ${leaks.length} leaks`);
  process.exitCode = leaks.length > 0 ? 1 : 0;
}

function countText(progress: ReadonlyMap<number, { readonly done: number; readonly all: number }>): string {
  const sum = (pick: 'done' | 'all') => [...progress.values()].reduce((total, one) => total + one[pick], 0);
  return `${sum('done')} of ${sum('all')} workspaces`;
}

await main();
