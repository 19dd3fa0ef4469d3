import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr, unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import { isUnspecified, valuePlace } from '../lookup/hosts.ts';
import { kubeletAuthentication } from '../lookup/requestAuthentication.ts';
import type { DialledHost } from '../side/dialledHost.ts';
import type { ListeningSide, Pair } from '../side/side.ts';
import { sidePair, sideTrust } from '../side/sideFlags.ts';
import type { Participant } from './participant.ts';

const KUBELET_PKI = '/var/lib/kubelet/pki';

/** The kubelet as a server, for logs, exec and port-forward. */
export const kubelet: Participant = { listens: servesApiserver };

function servesApiserver(node: NodeView): readonly ListeningSide[] {
  const kubelet = componentOf(node, 'kubelet');
  if (!kubelet) return [];
  const pair = servingPair(node, kubelet);
  const at = flagPlace(kubelet, 'tls-cert-file');
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
      advertises: [
        ...registers(kubelet, 'node-ip', 'node-ip'),
        ...registers(kubelet, 'hostname-override', 'node-name'),
      ],
    },
  ];
}

/** An address of the Node that the flag sets; of two for both families, the first one is the Node's. */
function registers(kubelet: ComponentView, flag: string, why: DialledHost['why']): readonly DialledHost[] {
  const [host] = listOf(flagText(kubelet, flag));
  return host === undefined || isUnspecified(host) || isTemplated(host)
    ? []
    : [{ host, why, at: valuePlace(kubelet, flag) }];
}

/** serverTLSBootstrap wins over tlsCertFile; with neither the kubelet makes kubelet.crt (kubernetes.io, "TLS bootstrapping"). */
function servingPair(node: NodeView, kubelet: ComponentView): Pair | undefined {
  const rotates = switchOr(kubelet, 'rotate-server-certificates', false);
  if (rotates === undefined) return undefined;
  if (rotates) {
    const both = fileCredentials(node, `${KUBELET_PKI}/kubelet-server-current.pem`) ?? newestServing(node);
    return both && { certificate: both, key: both, evidence: 'default' };
  }
  const named = sidePair(kubelet, 'listens kubelet');
  if (named.certificate) return named;
  if (unreadFor(kubelet, 'tls-cert-file')) return undefined;
  return {
    certificate: fileCredentials(node, `${KUBELET_PKI}/kubelet.crt`),
    key: fileCredentials(node, `${KUBELET_PKI}/kubelet.key`),
    evidence: 'default',
  };
}

/** kubelet-server-current.pem is a link; where it cannot be followed, the newest dated file is what it leads to. */
function newestServing(node: NodeView): CredentialSource | undefined {
  const dated = node.files.flatMap(({ hostPath = '' }) => (DATED_SERVING.test(hostPath) ? hostPath : [])).sort();
  const newest = dated.at(-1);
  return newest === undefined ? undefined : fileCredentials(node, newest);
}

const DATED_SERVING = /^\/var\/lib\/kubelet\/pki\/kubelet-server-\d[\d-]*\.pem$/;
