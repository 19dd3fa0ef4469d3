import { pathToFileURL } from 'node:url';
import {
  createInspector,
  DEFAULT_SETTINGS,
  globMatcher,
  prepareConnections,
  prepareReferences,
} from '../../src/core/index.ts';
import { host } from '../../src/host/node.ts';
import { nodeFileSystem } from '../../src/host/nodeFileSystem.ts';
import type { HostileFigures } from './hostileFiles.ts';
import { largestResidentSet } from './largestResidentSet.ts';

/**
 * Inspects the folder given without the paths that the patterns after it leave out, in a separate process that is asked for nothing
 * else, and prints the figures as JSON.
 */
const [folder = '', ...exclude] = process.argv.slice(2);
const inspector = createInspector({
  fileSystem: nodeFileSystem,
  now: () => Date.now(),
  log: { debug() {}, info() {}, warn: (message) => process.stderr.write(`${message}\n`) },
  cryptography: host.cryptography,
  pause: host.pause,
});
// Every turn of the event loop runs it. By the thread's processor time, other work on the machine holds nothing up.
let turn = process.threadCpuUsage();
let block = 0;
const endTurn = () => {
  const { user, system } = process.threadCpuUsage(turn);
  turn = process.threadCpuUsage();
  block = Math.max(block, (user + system) / 1000);
};
setInterval(endTurn, 1);
const cpu = process.cpuUsage();
const report = await inspector.inspect({
  ...DEFAULT_SETTINGS,
  isExcluded: globMatcher(exclude),
  folders: [{ uri: pathToFileURL(folder).href, name: 'workspace' }],
});
if (!report) throw new Error('There is no report.');
await prepareReferences(report, host.pause);
await prepareConnections(report.connections, host.pause);
const { user, system } = process.cpuUsage(cpu);
endTurn();
const figures: Omit<HostileFigures, 'name' | 'bytes'> = {
  work: (user + system) / 1000,
  block,
  peak: largestResidentSet(),
};
process.stdout.write(JSON.stringify(figures));
process.exit(0);
