import { followingConnections, type Report } from '../../src/core/index.ts';
import { stoppedComponents } from '../../src/core/inspection/componentStates.ts';
import { NOW } from '../support/generator/design.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import { type FaultPair, filesWith } from './pairs.ts';

/**
 * Everything that a node of kubeadm with one of the two faults shows, and the node with both does not: files at fault, components that do not start, and
 * connections that fail.
 */
export async function newOnceRepaired({ faults }: FaultPair): Promise<readonly string[]> {
  const before = await shownWith(...faults);
  const left = new Set<string>();
  for (const fault of faults) for (const line of await shownWith(fault)) if (!before.has(line)) left.add(line);
  return [...left].sort();
}

const shown = new Map<string, Promise<ReadonlySet<string>>>();

function shownWith(...faults: readonly string[]): Promise<ReadonlySet<string>> {
  const key = faults.join(' + ');
  const known =
    shown.get(key) ?? filesWith(...faults).then(async (files) => shownOf((await inspectFiles(files, NOW)).report));
  shown.set(key, known);
  return known;
}

function shownOf(report: Report): ReadonlySet<string> {
  const following = followingConnections(report);
  const failing = report.connections.filter((one) => one.verdict === 'broken' || following.has(one));
  return new Set([
    ...report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ at }) => `${at.uri.split('/').at(-1)} is at fault`),
    ...stoppedComponents(report).map(({ end }) => `${end.component} does not start`),
    ...failing.map(({ from, to }) => `${from.component} → ${to.component} fails`),
  ]);
}
