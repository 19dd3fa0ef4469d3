import { flagText } from '../../cluster/nodes/flags.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import { firstServiceIp, listOf } from '../../kubernetes/values/flagValue.ts';
import { type CredentialSource, certificateListOf, leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { canonicalHost, isLoopback } from './hosts.ts';
import { servedPair } from './servedPair.ts';

/** Maximum number of names that are looked up for one API server. */
const MAX_NAMES = 100;

/** The names and addresses that the certificate of the node's API server has, without those that most clusters have. */
export const certifiedHosts = derived((node: NodeView): readonly string[] => {
  const apiserver = componentOf(node, 'kube-apiserver');
  const serving = leafOf(servedPair(apiserver, undefined)?.certificate)?.certificate;
  if (!apiserver || !serving) return [];
  const names = [...dnsNames(serving), ...ipAddresses(serving).map(formatIp)].slice(0, MAX_NAMES);
  return names.filter((name) => !isInEachCluster(apiserver, name));
});

/** Whether the certificate of the API server shows that it is meant by the host. */
export function isCertifiedFor(apiserver: ComponentView, host: string): boolean {
  const serving = leafOf(servedPair(apiserver, host)?.certificate)?.certificate;
  return serving !== undefined && !isInEachCluster(apiserver, host) && matchesHost(serving, host);
}

/** Whether a trusted CA has the name and the key that the certificate of the API server gives as its issuer's. */
export function trustsIssuer(
  trusts: CredentialSource | undefined,
  apiserver: ComponentView | undefined,
  host: string,
): boolean {
  const serving = leafOf(servedPair(apiserver, host)?.certificate)?.certificate;
  if (!trusts || serving?.authorityKeyId === undefined) return false;
  const { issuer, authorityKeyId } = serving;
  return certificateListOf(trusts).some(
    ({ subject, subjectKeyId }) => subjectKeyId === authorityKeyId && subject.der === issuer.der,
  );
}

/** Whether serving certificates of most clusters include the host: loopback, names without a domain, the service and its address. */
function isInEachCluster(apiserver: ComponentView, host: string): boolean {
  if (isLoopback(host) || host.startsWith('kubernetes.default.')) return true;
  const address = parseIp(host);
  if (address === undefined) return !host.includes('.');
  const [range] = listOf(flagText(apiserver, 'service-cluster-ip-range'));
  const service = range === undefined ? undefined : firstServiceIp(range);
  if (service === undefined) return mayBeService(address);
  return canonicalHost(service) === canonicalHost(host);
}

/** Whether an address may be the first of a range of Services. kube-apiserver accepts none of fewer than eight (controlplane, ServiceIPRange). */
function mayBeService(address: Uint8Array): boolean {
  return ((address.at(-1) ?? 0) & 7) === 1;
}
