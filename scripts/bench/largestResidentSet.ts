import { readFileSync } from 'node:fs';

/** The largest resident set of this process, in megabytes. What getrusage knows of a child begins with that of its parent. Linux only. */
export function largestResidentSet(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error('/proc/self/status has no VmHWM.');
  return Number(kilobytes) / 1000;
}
