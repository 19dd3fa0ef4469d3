import { join } from 'node:path';
import type { ForetoldConnection } from './foretold.ts';
import { inNodeFolder } from './node/nodeFolder.ts';
import { type NodeToRun, RunningNode } from './node/runningNode.ts';
import { readStaticPods } from './node/staticPod.ts';
import { type Observation, observedComponents, type ProbeResult } from './observation.ts';
import { findAdmin } from './probes/admin.ts';
import type { ProbeSetting } from './probes/probe.ts';
import { probeOf } from './probes/probes.ts';
import type { Release } from './release.ts';

/** How long a component may take to log what it is expected to, or to exit. */
const PATIENCE = 24_000;

/** How long all are watched at least once they have started: the kubelet, the last one, takes that long to make its connections. */
const SETTLING = 9_000;

export interface ToObserve extends NodeToRun {
  readonly connections: readonly ForetoldConnection[];
  readonly programs: string;
  readonly release: Release;
  /** True once everything that is expected has been seen; then nothing more is waited for. */
  isSeen(observation: Observation): boolean;
}

/** Starts the real components on a node's files, exercises every connection, and returns what they did. */
export async function observe(wanted: ToObserve): Promise<Observation> {
  return inNodeFolder(async (root) => {
    const node = await RunningNode.start(wanted, root, wanted.programs, wanted.release);
    try {
      await pause(SETTLING);
      const probes = await exercise(wanted, node, root);
      const observation = (): Observation => ({
        components: observedComponents(node.programs),
        probes,
      });
      const deadline = Date.now() + PATIENCE;
      while (!wanted.isSeen(observation()) && Date.now() < deadline) await pause(250);
      return observation();
    } finally {
      await node.stop();
    }
  });
}

/** The results of the probes of connections whose server runs. */
export async function exercise(
  { connections, nodeName }: Pick<ToObserve, 'connections' | 'nodeName'>,
  node: RunningNode,
  root: string,
): Promise<ReadonlyMap<string, ProbeResult>> {
  const results = new Map<string, ProbeResult>();
  if (node.program('kube-apiserver') === undefined && node.program('etcd') === undefined) return results;
  const admin = node.isRunning('kube-apiserver') ? await findAdmin(node, root) : undefined;
  const setting: ProbeSetting = { node, nodeName, root, admin, flag: manifestFlags(root) };
  for (const connection of connections) {
    if (!node.isRunning(connection.server === 'extension-apiserver' ? 'kube-apiserver' : connection.server)) continue;
    const result = await probeOf(connection)?.(connection, setting);
    if (result !== undefined) results.set(connection.name, result);
  }
  return results;
}

function manifestFlags(root: string): (component: string, name: string) => string | undefined {
  const pods = readStaticPods(join(root, 'etc/kubernetes/manifests'));
  return (component, name) => {
    const container = pods.flatMap(({ containers }) => containers).find((one) => one.name === component);
    const words = [...(container?.command ?? []), ...(container?.args ?? [])];
    return words.findLast((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  };
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
