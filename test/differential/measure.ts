import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodePki } from '../support/nodePki.ts';
import { apiserverFlags } from './apiserverFlags.ts';
import type { ApiserverProgram } from './apiserverProcess.ts';
import { FRONT_DOOR } from './frontDoor.ts';
import { measureApi } from './measureApi.ts';
import { measureAggregation, measureKubelet } from './measureApiserverClients.ts';
import { measureEtcd } from './measureEtcd.ts';
import { measurePeers } from './measurePeers.ts';
import { type Outcome, type Outcomes, refusal, sorted } from './outcome.ts';
import { type PlacedNode, placeNode } from './placedNode.ts';

/** The parts of a node that can be tried apart. */
export type Part = 'api' | 'etcd' | 'kubelet' | 'aggregation' | 'peers';

const folders = new Set<string>();

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts the components with the nodes' files and reports what became of each connection. */
export async function measure(
  nodes: readonly NodePki[],
  parts: readonly Part[],
  program: ApiserverProgram = FRONT_DOOR,
): Promise<Outcomes> {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-pki-differential-'));
  folders.add(folder);
  try {
    const placed: PlacedNode[] = [];
    for (const pki of nodes) placed.push(await placeNode(pki, join(folder, pki.settings.nodeName)));
    const [node] = placed;
    if (node === undefined) return {};
    const outcomes = [...(await measureApiserver(node, parts, program))];
    if (parts.includes('peers')) outcomes.push(...(await measurePeers(placed)));
    return sorted(Object.fromEntries(outcomes));
  } finally {
    await rm(folder, { recursive: true, force: true });
    folders.delete(folder);
  }
}

type Measured = readonly (readonly [string, Outcome])[];

/** The answer of an API server, or the reason that breaks all of its connections: that it does not start. */
async function measureApiserver(
  node: PlacedNode,
  parts: readonly Part[],
  program: ApiserverProgram,
): Promise<Measured> {
  const server = await program.start(apiserverFlags(node), node.folder);
  try {
    const stopped = server.failed === undefined ? undefined : refusal('configuration', node.plain(server.failed));
    const outcomes: (readonly [string, Outcome | undefined])[] = [];
    if (parts.includes('api')) outcomes.push(...(await measureApi(node, server, stopped)));
    if (parts.includes('etcd')) outcomes.push(...(await measureEtcd(node, program)));
    if (parts.includes('kubelet')) outcomes.push(['kubelet', await measureKubelet(node, stopped)]);
    if (parts.includes('aggregation'))
      outcomes.push(['aggregation', stopped ?? (await measureAggregation(node, program))]);
    return outcomes.flatMap(([name, outcome]) => (outcome === undefined ? [] : [[name, outcome] as const]));
  } finally {
    await server.process.stop();
  }
}
