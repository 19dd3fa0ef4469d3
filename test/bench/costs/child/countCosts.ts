/**
 * Preloaded into the command line: when it ends, writes to descriptor 3 what it cost, as a line of JSON. Holds are counted in the processor
 * time of the thread that runs the event loop, so that a busy machine makes no difference.
 */
import { existsSync, readFileSync, writeSync } from 'node:fs';

let hold = 0;
let last = threadTime();
let isStarted = false;

function turn(): void {
  const now = threadTime();
  // The first stretch loads the program.
  if (isStarted) hold = Math.max(hold, now - last);
  isStarted = true;
  last = now;
  setImmediate(turn).unref();
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Linux hands `maxRSS` of a process on to what it starts, so that it would tell the memory of the tests; VmHWM begins with the program. */
function peakMegabytes(): number {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error('/proc/self/status has no VmHWM.');
  return Number(kilobytes) / 1024;
}

setImmediate(turn).unref();
process.once('exit', () => {
  hold = Math.max(hold, threadTime() - last);
  const { user, system } = process.cpuUsage();
  const costs = { seconds: (user + system) / 1e6, megabytes: peakMegabytes(), hold };
  writeSync(3, `${JSON.stringify(costs)}\n`);
});
