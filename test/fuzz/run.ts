import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { CRASHES, type Crash, writeCrash } from './crashFile.ts';
import { inputsBegun, makeShared, readInFlight } from './inFlight.ts';
import type { FromWorker, Tally, WorkerTask } from './messages.ts';
import { type FuzzOptions, parseOptions } from './options.ts';

/** Crashes that hold a key of the run are kept out of the repository. */
const ASIDE = path.resolve(import.meta.dirname, '../../test-output/fuzz');
/** Without a new input for so much processor time of the process, the thread is stopped. Milliseconds. */
const MAX_WORK = 60_000;
/** The same for the clock, for what waits and does not work. On a busy machine a second of work takes many. */
const MAX_SILENCE = 600_000;
/** The allowed growth of the heap after it is warm. Bytes. */
const MAX_GROWTH = 48 * 1024 * 1024;

type End = Extract<FromWorker, { kind: 'end' }>;

/** Runs inputs in a separate thread until it ends or hangs; a hanging input is kept, and gives no end. */
function runWorker(
  options: FuzzOptions,
  onCrash: (crash: Crash, hasSecret: boolean) => void,
): Promise<End | undefined> {
  const shared = makeShared();
  const task: WorkerTask = { options, shared, known: [] };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    let seen = -1;
    let since = { clock: performance.now(), work: workedFor() };
    let ended: End | undefined;
    let isReady = false;
    const watchdog = setInterval(() => {
      const begun = inputsBegun(shared);
      if (begun !== seen || !isReady) since = { clock: performance.now(), work: workedFor() };
      seen = begun;
      if (performance.now() - since.clock < MAX_SILENCE && workedFor() - since.work < MAX_WORK) return;
      clearInterval(watchdog);
      const { kind, lookAt, input } = readInFlight(shared);
      onCrash({ kind, property: 'hangs', signature: kind, lookAt, input }, true);
      worker.terminate().then(() => resolve(undefined), reject);
    }, 500);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') isReady = true;
      else if (message.kind === 'crash') onCrash(message.crash, message.hasSecret);
      else ended = message;
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watchdog);
      resolve(ended);
    });
  });
}

/** Processor time of all threads. Milliseconds. */
function workedFor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function report(name: string, { count, cpu, hold }: Tally): void {
  const [each, most] = [cpu / count, hold].map((time) => time.toFixed(2).padStart(8));
  console.log(`${name.padEnd(14)} ${String(count).padStart(8)}  ${each} ms each, ${most} ms at a stretch`);
}

async function main(): Promise<boolean> {
  const options = parseOptions(process.argv.slice(2));
  const started = performance.now();
  let crashes = 0;
  const end = await runWorker(options, (crash, hasSecret) => {
    crashes++;
    const file = writeCrash(crash, hasSecret ? ASIDE : CRASHES);
    console.log(`${crash.kind}: ${crash.property} ${crash.signature}\n  ${path.relative(process.cwd(), file)}`);
  });
  if (!end) return false;
  const { next, tallies, failures, heap } = end;
  for (const [name, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) report(name, tally);
  const growth = heap[1] - heap[0];
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${next - options.from} inputs in ${seconds} s (seed ${options.seed}, ${options.from} to ${next - 1}): ` +
      `${failures} failed, ${crashes} kept; the heap grew by ${(growth / 1024 / 1024).toFixed(1)} MiB`,
  );
  if (growth > MAX_GROWTH) console.log('The heap grew by more than it may.');
  return failures === 0 && growth <= MAX_GROWTH;
}

process.exitCode = (await main()) ? 0 : 1;
