import type { StateComparison } from '../../../src/core/comparison/stateComparison.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import type { Outcome } from '../outcome.ts';
import type { RotatedNode } from './rotatedNode.ts';
import { nameOf, type RunningCluster, type State, withCluster } from './runningCluster.ts';

/** A connection in one state on the way, and what became of it. */
export interface MeasuredState {
  /** Such as "kube-apiserver → etcd, pair old, trust new". */
  readonly name: string;
  readonly predicted: Connection;
  readonly real: Outcome;
}

/** Every state on the way that `compare` predicts: first those in which the servers run on, then those in which they were restarted. */
export async function measureStates(
  rotated: RotatedNode,
  { connections }: StateComparison,
): Promise<readonly MeasuredState[]> {
  return withCluster(rotated, async (cluster) => {
    await cluster.writeFiles();
    const running = await ask(cluster, false);
    await cluster.restart('etcd');
    await cluster.restart('kube-apiserver');
    return [...running, ...(await ask(cluster, true))];
  });

  async function ask(cluster: RunningCluster, isRestarted: boolean): Promise<readonly MeasuredState[]> {
    const measured: MeasuredState[] = [];
    for (const one of connections) {
      for (const { state, connection } of one.during) {
        if (state.restarted.to !== isRestarted) continue;
        const real = await cluster.ask(one, state);
        if (real !== undefined) measured.push({ name: describe(nameOf(one), state), predicted: connection, real });
      }
    }
    return measured;
  }
}

function describe(name: string, { from, to, restarted }: State): string {
  return `${name} ${JSON.stringify({ from, to, restarted })}`;
}
