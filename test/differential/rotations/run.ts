import type { StateComparison } from '../../../src/core/comparison/stateComparison.ts';
import { compareReports, createScheduler } from '../../../src/core/index.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { UNKNOWN } from '../outcome.ts';
import { outcomeOf } from '../predict.ts';
import { measureStates } from './measureStates.ts';
import { type RotatedNode, rotatedNode } from './rotatedNode.ts';
import { walkOrder } from './walkOrder.ts';

/**
 * `--seeds=1-120`: certificates and CAs that are exchanged under a running etcd and API server. Every state between the files before and
 * after is compared with what is predicted; in the predicted order of restarts, nothing may fail, and in the reverse of it, something must.
 */
const [, begin = '1', end = '120'] = /^--seeds=(\d+)-(\d+)$/.exec(process.argv[2] ?? '') ?? [];
const WORKERS = 4;

interface Result {
  readonly states: number;
  readonly broken: number;
  /** Connections that were tried along an order of restarts. */
  readonly held: number;
  /** Whether another order breaks a connection. */
  readonly isOrdered: boolean;
  readonly differences: readonly string[];
}

const results: Result[] = [];
const seeds = Array.from({ length: Number(end) - Number(begin) + 1 }, (_, at) => Number(begin) + at).values();
await Promise.all(Array.from({ length: WORKERS }, work));
const sum = (pick: (result: Result) => number) => results.reduce((total, result) => total + pick(result), 0);
const failed = results.filter(({ differences }) => differences.length > 0).length;
console.log(
  `${results.length} rotations, ${sum(({ states }) => states)} states, ${sum(({ broken }) => broken)} of them broken; ` +
    `${sum(({ held }) => held)} connections tried along the order of restarts, ${sum(({ isOrdered }) => (isOrdered ? 1 : 0))} orders that ` +
    `fail in reverse; ${failed} disagreements`,
);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;

async function work(): Promise<void> {
  for (const seed of seeds) {
    // On a busy machine, a port may be taken or a log be late: only what happens twice counts.
    const first = await tried(seed).catch(() => undefined);
    const result = first && first.differences.length === 0 ? first : await tried(seed);
    results.push(result);
    for (const line of result.differences) console.log(`seed ${seed}: ${line}`);
  }
}

async function tried(seed: number): Promise<Result> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const rotated = await rotatedNode(seed, now);
  const [before, after] = [await inspectFiles(rotated.before, now), await inspectFiles(rotated.node.files, now)];
  const comparison = await compareReports(before.report, after.report, now.getTime(), createScheduler());
  const states = await measureStates(rotated, comparison);
  const differences = states.flatMap(({ name, predicted, real }) => {
    const foretold = outcomeOf(predicted);
    if (foretold === real || foretold === UNKNOWN) return [];
    return [`${name}\n    real      ${real}\n    predicted ${foretold}`];
  });
  const { held, isOrdered, failures } = await tryOrders(rotated, comparison);
  return {
    states: states.length,
    broken: states.filter(({ real }) => !real.startsWith('ok')).length,
    held,
    isOrdered,
    differences: [...differences, ...failures],
  };
}

async function tryOrders(
  rotated: RotatedNode,
  comparison: StateComparison,
): Promise<Pick<Result, 'held' | 'isOrdered'> & { readonly failures: readonly string[] }> {
  const { order } = comparison;
  if (!order) return { held: 0, isOrdered: false, failures: [] };
  const rest = ['etcd', 'kube-apiserver', 'kube-scheduler', 'kube-controller-manager'].filter(
    (component) => !order.includes(component),
  );
  const right = await walkOrder(rotated, comparison, [...order, ...rest]);
  const failures = right.failures.map((failure) => `in the order of restarts, ${failure}`);
  const isOrdered = order.length > 1;
  if (isOrdered) {
    const wrong = await walkOrder(rotated, comparison, [...order].reverse());
    if (wrong.failures.length === 0) failures.push(`nothing fails in the order ${[...order].reverse().join(', ')}`);
  }
  return { held: right.attempts, isOrdered, failures };
}
