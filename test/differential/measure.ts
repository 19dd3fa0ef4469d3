import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodePki } from '../support/nodePki.ts';
import { measureApi } from './measureApi.ts';
import { measureAggregation, measureKubelet } from './measureApiserverClients.ts';
import { measureEtcd } from './measureEtcd.ts';
import { measurePeers } from './measurePeers.ts';
import { type Outcome, type Outcomes, sorted } from './outcome.ts';
import { type PlacedNode, placeNode } from './placedNode.ts';

/** The parts of a node that can be tried apart. */
export type Part = 'api' | 'etcd' | 'kubelet' | 'aggregation' | 'peers';

const folders = new Set<string>();

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts the real components with the nodes' files and tells what became of each connection. */
export async function measure(nodes: readonly NodePki[], parts: readonly Part[]): Promise<Outcomes> {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-pki-differential-'));
  folders.add(folder);
  try {
    const placed: PlacedNode[] = [];
    for (const pki of nodes) placed.push(await placeNode(pki, join(folder, pki.settings.nodeName)));
    const [node] = placed;
    if (node === undefined) return {};
    const outcomes: (readonly [string, Outcome])[] = [];
    if (parts.includes('api')) outcomes.push(...(await measureApi(node)));
    if (parts.includes('etcd')) outcomes.push(...(await measureEtcd(node)));
    if (parts.includes('kubelet')) outcomes.push(['kubelet', await measureKubelet(node)]);
    if (parts.includes('aggregation')) outcomes.push(['aggregation', await measureAggregation(node)]);
    if (parts.includes('peers')) outcomes.push(...(await measurePeers(placed)));
    return sorted(Object.fromEntries(outcomes));
  } finally {
    await rm(folder, { recursive: true, force: true });
    folders.delete(folder);
  }
}
