import { DECODING_FAULTS } from './faults/decoding.ts';
import type { Fault } from './faults/fault.ts';
import { ISOLATION_FAULTS } from './faults/isolation.ts';
import { KEY_FAULTS } from './faults/keys.ts';
import { KUBECONFIG_FAULTS } from './faults/kubeconfigs.ts';
import { KUBELET_FAULTS } from './faults/kubelets.ts';
import { MANIFEST_FAULTS } from './faults/manifests.ts';
import { NAME_FAULTS } from './faults/names.ts';
import { TRUST_FAULTS } from './faults/trust.ts';
import { USAGE_FAULTS } from './faults/usage.ts';
import { VALIDITY_FAULTS } from './faults/validity.ts';
import { openNode } from './kubeadmNode.ts';
import type { NodeOptions } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

export type { Fault } from './faults/fault.ts';

/** Every fault, each one change to a correct node. */
export const FAULTS: readonly Fault[] = [
  ...DECODING_FAULTS,
  ...VALIDITY_FAULTS,
  ...TRUST_FAULTS,
  ...KEY_FAULTS,
  ...NAME_FAULTS,
  ...USAGE_FAULTS,
  ...ISOLATION_FAULTS,
  ...MANIFEST_FAULTS,
  ...KUBECONFIG_FAULTS,
  ...KUBELET_FAULTS,
];

/** Throws for an id that no fault has. */
export function faultById(id: string): Fault {
  const fault = FAULTS.find((candidate) => candidate.id === id);
  if (fault === undefined) throw new Error(`no such fault: ${id}`);
  return fault;
}

/** A correct node with the fault applied; EC keys where the options do not say otherwise. */
export async function faultyNode(id: string, options: NodeOptions = {}): Promise<NodePki> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  await faultById(id).apply(node);
  return node;
}
