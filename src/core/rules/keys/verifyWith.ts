import { flagView } from '../../cluster/nodes/flags.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';

/**
 * Lets the API server verify tokens with that key too, besides the keys that it has: it reads the public half of a private key. Empty if
 * its container does not see the file under the same path.
 */
export function verifyWith(node: NodeView, { reference }: CredentialSource): readonly Fix[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  const path = reference?.resolution.hostPath;
  const mapped = apiserver?.document && path !== undefined ? hostPathOf(apiserver.document, path) : undefined;
  const flag = flagOfSide('kube-apiserver', 'verifies tokens', 'verificationKeys');
  if (!apiserver || flag === undefined || path === undefined || mapped?.kind !== 'host' || mapped.path !== path)
    return [];
  // k3s and RKE2 write their manifests at every start.
  if (path.startsWith('/var/lib/rancher/')) return [];
  return addFlagAfter(node, apiserver, flagView(apiserver, flag)?.flag, flag, path);
}
