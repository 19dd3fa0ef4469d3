import { formatIp, parseIp, sameIp } from '../../formats/x509/ipAddress.ts';
import { altNameExtension, dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { derivedFor } from '../../model/memo/derived.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { isOtherMembers } from '../lookup/otherMember.ts';
import { servedPair } from '../lookup/servedPair.ts';
import type { DialedHost } from '../side/dialedHost.ts';
import { isAuthorityOf } from './authorities.ts';
import { type CredentialUse, credentialUses, isFromOtherCa, leafInUse } from './credentialUses.ts';
import { apiserverHosts, etcdHosts, etcdPeerHosts } from './dialedHosts.ts';

/** `other`: a server whose hosts only its clients' files name. */
export type ServerKind = 'kube-apiserver' | 'etcd' | 'etcd-peer' | 'kubelet' | 'other';

/** A serving certificate with the hosts by which clients connect to it. */
export interface NamedServer {
  readonly kind: ServerKind;
  readonly use: CredentialUse;
  readonly leaf: CertificateArtifact;
  readonly hasNames: boolean;
  /**
   * The hosts that it does not cover. Empty for a certificate without any alternative name, and without addresses that are in the DNS names: each of
   * these is one cause, which another rule reports.
   */
  readonly missing: readonly DialedHost[];
  /** Addresses that stand among the DNS names only. */
  readonly addressesAsDns: readonly string[];
}

/** The servers whose names can be evaluated: a certificate that was evidently meant for something else is reported elsewhere. */
export const namedServers = derivedFor(
  (node: NodeView, verifications: readonly PeerVerification[]): readonly NamedServer[] => {
    return credentialUses(node).flatMap((use) => {
      const leaf = leafInUse(use);
      // One that is chosen by a name is held against that name, not against every host.
      if (use.purpose !== 'serverAuth' || use.sni || !leaf) return [];
      const kind = kindOf(use);
      const hosts = hostsOf(node, kind);
      if (isMeantForOther(node, leaf, use, hosts, verifications)) return [];
      const { certificate } = leaf;
      const addressesAsDns = dnsNames(certificate).filter((name) => {
        const address = parseIp(name);
        return address !== undefined && !ipAddresses(certificate).some((one) => sameIp(one, address));
      });
      const hasNames = altNameExtension(certificate) !== undefined;
      const asDns = new Set(addressesAsDns.map(canonical));
      const missing = hosts.filter(
        ({ host }) =>
          hasNames && !matchesHost(certificate, host) && !asDns.has(canonical(host)) && isShown(node, kind, host),
      );
      return [{ kind, use, leaf, hasNames, missing, addressesAsDns }];
    });
  },
);

export function namedServer(
  node: NodeView,
  verifications: readonly PeerVerification[],
  kind: ServerKind,
): NamedServer | undefined {
  return namedServers(node, verifications).find((server) => server.kind === kind);
}

function kindOf({ by, peer }: CredentialUse): ServerKind {
  if (peer) return 'etcd-peer';
  return by === 'etcd' || by === 'kubelet' || by === 'kube-apiserver' ? by : 'other';
}

function hostsOf(node: NodeView, kind: ServerKind): readonly DialedHost[] {
  switch (kind) {
    case 'kube-apiserver':
      return apiserverHosts(node);
    case 'etcd':
      return etcdHosts(node);
    case 'etcd-peer':
      return etcdPeerHosts(node);
    case 'kubelet':
    case 'other':
      return [];
  }
}

/** False if the client is shown another certificate for the name, or may be. */
function isShown(node: NodeView, kind: ServerKind, host: string): boolean {
  return kind !== 'kube-apiserver' || servedPair(componentOf(node, kind), host)?.isByName === false;
}

/** A CA, the certificate of another member of etcd, of another server under another CA, or one of which neither names nor purpose or CA fit. */
function isMeantForOther(
  node: NodeView,
  leaf: CertificateArtifact,
  use: CredentialUse,
  hosts: readonly DialedHost[],
  verifications: readonly PeerVerification[],
): boolean {
  const { certificate } = leaf;
  const etcd = use.by === 'etcd' ? componentOf(node, 'etcd') : undefined;
  if (etcd && isOtherMembers(node, etcd, use.credentials)) return true;
  if (isAuthorityOf(node, certificate)) return certificate.basicConstraints?.ca === true;
  const isOtherCa = isFromOtherCa(use, verifications);
  if (isOtherCa && credentialUses(node).some((other) => other.by !== use.by && isLeafOf(other, leaf))) return true;
  if (hosts.some(({ host }) => matchesHost(certificate, host))) return false;
  return isOtherCa || certificate.basicConstraints?.ca === true || !chainAllows([certificate], 'serverAuth');
}

function isLeafOf(use: CredentialUse, { certificate }: CertificateArtifact): boolean {
  return leafInUse(use)?.certificate.sha256 === certificate.sha256;
}

function canonical(host: string): string {
  const address = parseIp(host);
  return address ? formatIp(address) : host;
}
