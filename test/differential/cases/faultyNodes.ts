import { FAULTS, type Fault } from '../../support/faults.ts';
import type { NodeOptions } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { type Case, nodeCase, peerCase } from './case.ts';
import { type Random, seededRandom } from './seededRandom.ts';

const SEEDS = 1_000;
const PEERS_EVERY = 10;

/** The faults that two members of etcd can have between them. */
const ETCD_FAULTS = FAULTS.filter(({ expect }) => /etcd/.test(expect.file));

/** All faults that the rules are tested with are drawn: those that touch no connection must break none. */
export const FAULTY_NODES: readonly Case[] = Array.from({ length: SEEDS }, (_, at) => faultyNode(at + 1));

function faultyNode(seed: number): Case {
  const random = seededRandom(seed);
  const isPair = seed % PEERS_EVERY === 0;
  const faults = drawFaults(random, isPair ? ETCD_FAULTS : FAULTS);
  const id = `node-${seed} ${faults.map((fault) => fault.id).join(' ')}`;
  if (isPair) return peerCase(id, (second) => applyAll(second, faults));
  return nodeCase(id, ['api', 'etcd', 'kubelet', 'aggregation'], (node) => applyAll(node, faults), drawOptions(random));
}

/** One fault, or two of different rules. */
function drawFaults(random: Random, choices: readonly Fault[]): readonly Fault[] {
  const first = random.pick(choices);
  if (random.chance(0.5)) return [first];
  const second = random.pick(choices.filter(({ expect }) => expect.rule !== first.expect.rule));
  return [first, second];
}

function drawOptions(random: Random): NodeOptions {
  return {
    keyAlgorithm: random.pick(['ECDSA-P256', 'ECDSA-P256', 'RSA-2048', 'ECDSA-P384', 'Ed25519'] as const),
    serverTLSBootstrap: random.chance(0.3),
    kubeletConfEmbedded: random.chance(0.3),
    caBundleRotation: random.chance(0.15),
    intermediateCa: random.chance(0.15),
  };
}

/** A second fault may find nothing left to change. */
async function applyAll(node: NodePki, [first, second]: readonly Fault[]): Promise<void> {
  await first?.apply(node);
  try {
    await second?.apply(node);
  } catch (error) {
    if (!(error instanceof Error && /^(no such file|no certificate|nothing changed)/.test(error.message))) throw error;
  }
}
