import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Age } from '../../../src/core/comparison/handshakeStates.ts';
import type { ComparedConnection } from '../../../src/core/comparison/stateComparison.ts';
import type { ComponentProcess } from '../componentProcess.ts';
import { failureOf, servesClients, startEtcd } from '../etcdProcess.ts';
import { freePort } from '../freePort.ts';
import { askEtcd, type ClientFiles, memberFlags } from '../measureEtcd.ts';
import type { Outcome } from '../outcome.ts';
import { type PlacedNode, placeNode } from '../placedNode.ts';
import { CLIENT_PAIR, CLIENT_TRUST, type RotatedNode } from './rotatedNode.ts';

/** What the client uses in a state, and whether etcd was restarted. */
type State = ComparedConnection['during'][number]['state'];

/** Milliseconds. */
const PATIENCE = 1000;
const START_PATIENCE = 10_000;

/**
 * Starts etcd with the files before, writes those after over them, and asks it with the client's files of each state: first of those in
 * which it runs on, then, restarted, of the others. Outcomes are in the order of the states.
 */
export async function measureRotation(
  { before, node }: RotatedNode,
  states: readonly State[],
): Promise<readonly Outcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-pki-rotation-'));
  try {
    const [old, current] = [
      await placeNode(node, join(folder, 'old'), before),
      await placeNode(node, join(folder, 'new')),
    ];
    const files = (state: State): ClientFiles => ({
      authority: pick(old, current, state.from.trust).at(`/${CLIENT_TRUST}`),
      certificate: pick(old, current, state.from.pair).at(`/${CLIENT_PAIR}`),
      key: pick(old, current, state.from.pair).at(`/${CLIENT_PAIR.replace('.crt', '.key')}`),
    });
    const running = join(folder, 'running');
    const placed = await placeNode(node, running, before);
    const outcomes = new Map<State, Outcome>();
    await withEtcd(placed, async (etcd, port) => {
      await placeNode(node, running);
      for (const state of states) {
        if (!state.restarted.to) outcomes.set(state, await askEtcd(placed, etcd, port, files(state), PATIENCE));
      }
    });
    await withEtcd(current, async (etcd, port) => {
      for (const state of states) {
        if (state.restarted.to) outcomes.set(state, await askEtcd(current, etcd, port, files(state), PATIENCE));
      }
    });
    return states.map((state) => outcomes.get(state) ?? '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pick(old: PlacedNode, current: PlacedNode, age: Age): PlacedNode {
  return age === 'old' ? old : current;
}

async function withEtcd(
  node: PlacedNode,
  action: (etcd: ComponentProcess, port: number) => Promise<void>,
): Promise<void> {
  const [client, peer] = [await freePort(), await freePort()];
  const folder = join(node.folder, 'run', 'etcd');
  await mkdir(folder, { recursive: true });
  const etcd = startEtcd(memberFlags(node, client, peer), folder);
  try {
    const failed = await failureOf(node, etcd);
    if (failed !== undefined) throw new Error(failed);
    await allServe(etcd, (node.flags('etcd').get('listen-client-urls') ?? '').split(',').length);
    await action(etcd, client);
  } finally {
    await etcd.stop();
  }
}

/** Each listener reads the CAs when it begins to serve, one after the other. */
async function allServe(etcd: ComponentProcess, listeners: number): Promise<void> {
  let from = 0;
  for (let at = 0; at < listeners; at++) {
    const line = await etcd.waitFor(servesClients, from, START_PATIENCE);
    if (!line) throw new Error(`etcd serves ${at} of ${listeners} listeners`);
    from = etcd.lines.indexOf(line) + 1;
  }
}
