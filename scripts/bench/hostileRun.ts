import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createInspector, DEFAULT_SETTINGS, prepareConnections, prepareUses } from '../../src/core/index.ts';
import { host } from '../../src/host/node.ts';
import { nodeFileSystem } from '../../src/host/nodeFileSystem.ts';
import type { HostileFigures } from './hostileFiles.ts';

/** Inspects the folder given, in a process of its own that is asked for nothing else, and prints the figures as JSON. */
const folder = process.argv[2] ?? '';
const delay = monitorEventLoopDelay({ resolution: 1 });
const inspector = createInspector({
  fileSystem: nodeFileSystem,
  now: () => Date.now(),
  log: { debug() {}, info() {}, warn: (message) => process.stderr.write(`${message}\n`) },
  digest: host.digest,
  pause: host.pause,
});
delay.enable();
const cpu = process.cpuUsage();
const report = await inspector.inspect({
  ...DEFAULT_SETTINGS,
  folders: [{ uri: pathToFileURL(folder).href, name: 'workspace' }],
});
if (!report) throw new Error('There is no report.');
await prepareUses(report, host.pause);
await prepareConnections(report.connections, host.pause);
const { user, system } = process.cpuUsage(cpu);
// A hold is seen by the timer that comes after it.
await new Promise((resolve) => setTimeout(resolve, 10));
const figures: Omit<HostileFigures, 'name' | 'bytes'> = {
  work: (user + system) / 1000,
  block: delay.max / 1e6,
  peak: process.resourceUsage().maxRSS / 1000,
};
process.stdout.write(JSON.stringify(figures));
process.exit(0);
