import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import { certificateFolder, rotatedServing, rotatesServing } from '../lookup/kubeletServing.ts';
import { kubeletAuthentication } from '../lookup/requestAuthentication.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ListeningSide, ServerPair } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** The kubelet as a server, for logs, exec and port-forward. */
export const kubelet: Participant = { listens: servesApiserver };

function servesApiserver(node: NodeView): readonly ListeningSide[] {
  const kubelet = componentOf(node, 'kubelet');
  if (!kubelet) return [];
  const pair = servingPair(node, kubelet);
  const at = flagPlace(kubelet, 'tls-cert-file');
  const address = flagText(kubelet, 'node-ip');
  return [
    {
      does: 'listens',
      service: 'kubelet',
      end: { component: 'kubelet', uri: kubelet.uri, node: node.id },
      at,
      evidence: pair?.evidence ?? 'default',
      component: kubelet,
      pairs: pair ? [pair] : [],
      trusts: sideTrust(kubelet, 'listens kubelet'),
      demand: 'requested',
      authentication: kubeletAuthentication(kubelet),
      unknownDemand: unknownOf(kubelet, 'client-ca-file'),
      advertises: address === undefined ? [] : [{ host: address, why: 'node-ip' }],
    },
  ];
}

/** serverTLSBootstrap wins over tlsCertFile; with neither the kubelet makes kubelet.crt (kubernetes.io, "TLS bootstrapping"). */
function servingPair(node: NodeView, kubelet: ComponentView): ServerPair | undefined {
  const rotates = rotatesServing(kubelet);
  if (rotates === undefined) return undefined;
  if (rotates) {
    const both = rotatedServing(node, kubelet);
    return both && { certificate: both, key: both, evidence: 'default', isHiddenOnceExpired: true };
  }
  const named = sidePair(kubelet, 'listens kubelet');
  if (named.certificate) return named;
  if (unreadFor(kubelet, 'tls-cert-file')) return undefined;
  return {
    certificate: fileCredentials(node, `${certificateFolder(kubelet)}/kubelet.crt`),
    key: fileCredentials(node, `${certificateFolder(kubelet)}/kubelet.key`),
    evidence: 'default',
  };
}
