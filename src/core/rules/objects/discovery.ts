import { flagText } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { decodeBase64 } from '../../formats/base64/base64.ts';
import { toHex } from '../../formats/der/bytes.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { endpointHost, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { listeningFor } from '../../uses/sides.ts';

/** The CA certificates that the cluster of a node may publish in cluster-info, those of the CA file first. */
export function clusterAuthorities(node: NodeView): readonly CertificateArtifact[] {
  const file = fileAt(node, '/etc/kubernetes/pki/ca.crt')?.file.artifacts ?? [];
  const clients = listeningFor(node, 'api')?.trusts;
  const trusted = node.kubeconfigs
    .filter((kubeconfig) => belongsToNode(node, kubeconfig))
    .map(({ current }) => current.cluster?.certificateAuthority);
  const found = new Map<string, CertificateArtifact>();
  const own = file.filter((artifact) => artifact.kind === 'certificate');
  for (const artifact of [...own, ...[clients, ...trusted].flatMap((one) => (one ? certificatesOf(one) : []))]) {
    if (!found.has(artifact.certificate.sha256)) found.set(artifact.certificate.sha256, artifact);
  }
  return [...found.values()];
}

/** Whether an endpoint is the API server that a node runs or talks to. */
export function isOwnEndpoint(node: NodeView, endpoint: string): boolean {
  const host = isTemplated(endpoint) ? undefined : endpointHost(endpoint)?.toLowerCase();
  if (host === undefined) return false;
  const leaf = leafOf(listeningFor(node, 'api')?.pairs[0]?.certificate);
  if (leaf && matchesHost(leaf.certificate, host)) return true;
  const servers = node.kubeconfigs
    .filter((kubeconfig) => belongsToNode(node, kubeconfig))
    .flatMap(({ current }) => parseUrls(current.cluster?.cluster.server?.value));
  const advertised = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
  return servers.some((url) => url.host === host) || listOf(advertised).includes(host);
}

const DIGEST = /^[0-9a-fA-F]{64}$/;

const SHA256_BYTES = 32;

/** The digest of a well-formed hash in lower case; undefined if kubeadm refuses it. */
export function digestOf(hash: string): string | undefined {
  const [format = '', value = '', ...rest] = hash.split(':');
  return rest.length === 0 && format.toLowerCase() === 'sha256' && DIGEST.test(value) ? value.toLowerCase() : undefined;
}

/** kubeadm's error about a malformed hash (kubeadm, pubkeypin.Set.Allow). */
export function hashError(hash: string): string {
  const parts = hash.split(':');
  const [format = '', value = ''] = parts;
  if (parts.length !== 2) return 'invalid hash, expected "format:hex-value". Known format(s) are: sha256';
  if (format.toLowerCase() !== 'sha256') return `unknown hash format ${goQuote(format)}. Known format(s) are: sha256`;
  const bytes = Math.floor(new TextEncoder().encode(value).length / 2);
  const reason =
    bytes === SHA256_BYTES
      ? 'could not decode SHA-256 from hex'
      : `expected a ${SHA256_BYTES} byte SHA-256 hash, found ${bytes} bytes`;
  return `invalid hash ${goQuote(hash)}, ${reason}`;
}

/** The same digest in kubeadm's form, if it is written in another one: bare, with colons, base64. */
export function meantHash(hash: string): string | undefined {
  const bare = hash.trim().replace(/^sha-?256[:=-]?/i, '');
  const hex = bare.replaceAll(/[:\s]/g, '');
  if (DIGEST.test(hex)) return `sha256:${hex.toLowerCase()}`;
  const decoded = bare.length === 44 ? decodeBase64(bare) : undefined;
  if (!decoded || !('bytes' in decoded) || decoded.bytes.length !== SHA256_BYTES) return undefined;
  return `sha256:${toHex(decoded.bytes)}`;
}
