import type { ComparedConnection, StateComparison } from '../../../src/core/comparison/stateComparison.ts';
import type { RotatedNode } from './rotatedNode.ts';
import { nameOf, type RunningCluster, type State, withCluster } from './runningCluster.ts';

/** One way through the restarts. */
export interface Walk {
  /** How often a connection was tried. */
  readonly attempts: number;
  /** Each connection that failed, with what had been restarted by then. */
  readonly failures: readonly string[];
}

/**
 * Starts the cluster with the files before, writes those after, and restarts one component after the other. Each time it tries every
 * connection that works before and after and that no order interrupts.
 */
export async function walkOrder(
  rotated: RotatedNode,
  comparison: StateComparison,
  order: readonly string[],
): Promise<Walk> {
  const held = comparison.connections.filter(
    (one, at) => one.before?.verdict === 'ok' && one.after?.verdict === 'ok' && !comparison.interrupted.includes(at),
  );
  let attempts = 0;
  const failures: string[] = [];
  await withCluster(rotated, async (cluster) => {
    await cluster.writeFiles();
    const restarted: string[] = [];
    await tryAll(cluster, restarted);
    for (const component of order) {
      await cluster.restart(component);
      restarted.push(component);
      await tryAll(cluster, restarted);
    }
  });
  return { attempts, failures };

  async function tryAll(cluster: RunningCluster, restarted: readonly string[]): Promise<void> {
    for (const one of held) {
      const outcome = await cluster.ask(one, stateAfter(one, restarted));
      if (outcome === undefined) continue;
      attempts++;
      if (!outcome.startsWith('ok')) failures.push(`${nameOf(one)} after [${restarted.join(', ')}]: ${outcome}`);
    }
  }
}

/** The files that both ends use once these are restarted. Equal states are predicted once, as the first of them. */
function stateAfter({ from, to, during }: ComparedConnection, restarted: readonly string[]): State {
  const [isFrom, isTo] = [restarted.includes(from), restarted.includes(to)];
  const exact = during.find(({ state: { restarted: of } }) => of.from === isFrom && of.to === isTo);
  const same = during.findLast(({ state: { restarted: of } }) => (isFrom || !of.from) && (isTo || !of.to));
  return (exact ?? same)?.state ?? UNCHANGED;
}

/** Neither end brings anything else than before. */
const UNCHANGED: State = {
  from: { pair: 'new', trust: 'new' },
  to: { pair: 'new', trust: 'new' },
  restarted: { from: false, to: false },
};
