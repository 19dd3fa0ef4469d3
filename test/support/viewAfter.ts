import assert from 'node:assert/strict';
import { connectionSpecs } from '../../src/core/connections/joins/connectionSpecs.ts';
import type { HandshakeSpec } from '../../src/core/connections/joins/handshakeSpec.ts';
import type { NodeView } from '../../src/core/model/node.ts';
import { endpointsOf, nodesByEndpoint } from '../../src/core/uses/lookup/endpoints.ts';
import { openNode } from './kubeadmNode.ts';
import { inspectFiles } from './memoryWorkspace.ts';
import type { NodeOptions } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

export type NodeChange = (node: NodePki) => void | Promise<void>;

/** kubeadm's node after a change, as rules and connections see it. */
export async function viewAfter(change: NodeChange = () => {}, options: NodeOptions = {}): Promise<NodeView> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  await change(node);
  const { report } = await inspectFiles(node.files, NOW);
  return report.nodes[0]?.view ?? assert.fail('no node');
}

/** The connections of that node before they are judged. */
export async function specsAfter(change?: NodeChange, options?: NodeOptions): Promise<readonly HandshakeSpec[]> {
  const view = await viewAfter(change, options);
  const endpoints = nodesByEndpoint([view]);
  return [
    ...connectionSpecs(
      view,
      endpointsOf((endpoint) => (endpoints.has(endpoint) ? view : undefined)),
    ),
  ];
}
