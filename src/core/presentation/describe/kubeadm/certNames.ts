import { fileAt } from '../../../cluster/nodes/nodeFiles.ts';
import { endpointHost, firstServiceIp, listOf } from '../../../kubernetes/values/flagValue.ts';
import type { CertificateArtifact } from '../../../model/artifacts/artifact.ts';
import { leafOf } from '../../../model/credentialSource.ts';
import type { ClusterConfiguration } from '../../../model/documents/kubeadm.ts';
import type { Located } from '../../../model/documents/located.ts';
import type { ServiceName } from '../../../model/flagSpec.ts';
import type { NodeView } from '../../../model/node.ts';
import type { Span } from '../../../model/source/span.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { listeningFor } from '../../../uses/sides.ts';
import type { CertName } from './describeCertName.ts';

export interface PlacedName extends CertName {
  readonly span: Span;
}

const APISERVER = phrase('A name that clients can use to reach the API server.');

/** The names that a ClusterConfiguration gives serving certificates (kubeadm, pkiutil.GetAPIServerAltNames). */
export function certNames(content: ClusterConfiguration, view: NodeView): readonly PlacedName[] {
  const { apiServerSans, etcdServerSans, etcdPeerSans, controlPlaneEndpoint, serviceSubnet, dnsDomain } = content;
  const apiserver = servingOf(view, 'api', 'apiserver.crt');
  const server = servingOf(view, 'etcd', 'etcd/server.crt');
  const peer = servingOf(view, 'etcd-peer', 'etcd/peer.crt');
  const endpoint = controlPlaneEndpoint && endpointHost(controlPlaneEndpoint.value);
  const serviceIp = serviceSubnet && firstServiceIp(listOf(serviceSubnet.value)[0] ?? '');
  const name = (field: string, purpose: Text, certificate: CertificateArtifact | undefined) => {
    return ({ value: host, span }: Located<string>): PlacedName => ({ field, host, purpose, certificate, span });
  };
  return [
    ...apiServerSans.map(name('apiServer.certSANs', APISERVER, apiserver)),
    ...etcdServerSans.map(
      name('etcd.local.serverCertSANs', phrase('A name that clients can use to reach etcd.'), server),
    ),
    ...etcdPeerSans.map(
      name('etcd.local.peerCertSANs', phrase('A name that other members can use to reach this etcd member.'), peer),
    ),
    ...derived(
      'controlPlaneEndpoint',
      phrase('The server of every kubeconfig that kubeadm writes.'),
      controlPlaneEndpoint,
      endpoint,
    ),
    ...derived(
      'serviceSubnet',
      phrase('Its first address is that of the kubernetes Service.'),
      serviceSubnet,
      serviceIp,
    ),
    ...derived(
      'dnsDomain',
      phrase('A name that pods can use to reach the API server.'),
      dnsDomain,
      dnsDomain && inCluster(dnsDomain.value),
    ),
  ];

  function derived(field: string, purpose: Text, at: Located<string> | undefined, host: string | undefined) {
    return at && host ? [{ field, host, purpose, certificate: apiserver, span: at.span }] : [];
  }
}

/** The address that kubeadm gives the API server of one node. */
export function advertisedName({ value, span }: Located<string>, view: NodeView): PlacedName {
  const certificate = servingOf(view, 'api', 'apiserver.crt');
  return {
    field: 'advertiseAddress',
    host: value,
    purpose: phrase('The address that the API server advertises to clients.'),
    certificate,
    span,
  };
}

function inCluster(domain: string): string {
  return `kubernetes.default.svc.${domain}`;
}

/** The certificate that the server presents by its flag, else the one that kubeadm makes. */
function servingOf(view: NodeView, service: ServiceName, path: string): CertificateArtifact | undefined {
  const named = leafOf(listeningFor(view, service)?.pairs[0]?.certificate);
  if (named) return named;
  const artifacts = fileAt(view, `/etc/kubernetes/pki/${path}`)?.file.artifacts ?? [];
  return artifacts.find((artifact) => artifact.kind === 'certificate');
}
