import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { areUnset, unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { isOpenHost } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import { isUnspecified, valuePlace } from '../lookup/hosts.ts';
import { certificateFolder, rotatedServing, rotatesServing } from '../lookup/kubeletServing.ts';
import { kubeletAuthentication } from '../lookup/requestAuthentication.ts';
import type { DialedHost } from '../side/dialedHost.ts';
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
  // It creates what neither a flag nor a field names (kubelet, InitializeTLS).
  const creates = rotatesServing(kubelet) === false && areUnset(kubelet, 'tls-cert-file', 'tls-private-key-file');
  return [
    {
      does: 'listens',
      service: 'kubelet',
      end: { component: 'kubelet', uri: kubelet.uri, node: node.id },
      at,
      evidence: pair?.evidence ?? 'default',
      component: kubelet,
      pairs: pair ? [pair] : [],
      createsPair: creates ? 'in folder' : undefined,
      trusts: sideTrust(kubelet, 'listens kubelet'),
      demand: 'requested',
      authentication: kubeletAuthentication(node, kubelet),
      unknownDemand: unknownOf(kubelet, 'client-ca-file'),
      advertises: [
        ...registers(kubelet, 'node-ip', 'node-ip'),
        ...registers(kubelet, 'hostname-override', 'node-name'),
      ],
    },
  ];
}

/** An address of the Node that the flag sets; of two for both families, the first one is the Node's. */
function registers(kubelet: ComponentView, flag: string, why: DialedHost['why']): readonly DialedHost[] {
  const [host] = listOf(flagText(kubelet, flag));
  return host === undefined || isUnspecified(host) || isOpenHost(host)
    ? []
    : [{ host, why, at: valuePlace(kubelet, flag) }];
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
