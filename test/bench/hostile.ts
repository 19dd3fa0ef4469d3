import { monitorEventLoopDelay } from 'node:perf_hooks';
import { globMatcher } from '../../src/core/index.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import type { HostileInput } from './hostile/hostileInput.ts';
import { SCANNER_INPUTS } from './hostile/scannerInputs.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const INPUTS: readonly HostileInput[] = [...SCANNER_INPUTS];

/** What an inspection of hostile files costs: processor time, and how long the event loop stood still at most. Words of a name choose inputs. */
const chosen = process.argv.slice(2);
for (const { name, files, exclude = [] } of INPUTS) {
  if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) continue;
  const made = await files();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  delay.enable();
  const { report } = await inspectFiles(made, NOW, { isExcluded: globMatcher(exclude) });
  delay.disable();
  const { user, system } = process.cpuUsage(before);
  const held = Math.round(delay.max / 1e6);
  console.log(
    `${((user + system) / 1e6).toFixed(1).padStart(7)} s, held ${held} ms, ${report.findings.length} findings: ${name}`,
  );
}
