import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { EncodedField, Located } from '../../model/documents/located.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { asciiLower, matchesPattern } from '../../trust/hostname.ts';

/** A name that a client of a Talos cluster connects to, and that its certificates will not have. */
export interface UnpromisedName {
  readonly server: 'apid' | 'apiServer';
  readonly uri: string;
  readonly host: Located<string>;
  /** The context of a talosconfig, or the cluster of a kubeconfig. */
  readonly client: string;
  readonly names: readonly string[];
  /** A machine configuration of the cluster. */
  readonly machine: TalosDocument;
}

/**
 * The machines of a cluster issue their serving certificates themselves, for their addresses, their hostname, and the names in their
 * configurations (Talos, api_cert_sans.go and kubernetes_cert_sans.go).
 */
export function unpromisedNames(node: NodeView): readonly UnpromisedName[] {
  const documents = objectsOf(node, 'talos').map(({ document }) => document);
  return clientsOf(node, documents).flatMap((client): readonly UnpromisedName[] => {
    const { server, host } = client;
    const machines = documents.filter((machine) => isControlPlane(machine) && isOfCluster(machine, client));
    // A patch may add names to any of them.
    const patches = documents.filter(({ form, pairs }) => form === 'machineConfiguration' && pairs.length === 0);
    const known = [...machines, ...patches];
    const [machine] = machines;
    if (!machine || !isName(host.value) || known.some((one) => one.names === undefined)) return [];
    const names = known.flatMap((one) => one.names?.[server] ?? []);
    const isNamed = [...names, ...BUILT_IN[server]].some((name) => matchesPattern(name, host.value));
    return isNamed || mayBeHostname(host.value, known, machines) ? [] : [{ ...client, names, machine }];
  });
}

function isName(host: string): boolean {
  return host !== '' && !isTemplated(host) && parseIp(host) === undefined;
}

/** Names in every certificate. */
const BUILT_IN: Readonly<Record<UnpromisedName['server'], readonly string[]>> = {
  apid: ['localhost'],
  apiServer: ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'],
};

/** A machine that gets its hostname elsewhere may have any; its domain is never known. */
function mayBeHostname(host: string, known: readonly TalosDocument[], machines: readonly TalosDocument[]): boolean {
  if (machines.some(({ names }) => names?.hostname === undefined)) return true;
  const label = (name: string) => asciiLower(name).split('.', 1)[0];
  return known.some(({ names }) => names?.hostname !== undefined && label(names.hostname) === label(host));
}

interface Client extends Omit<UnpromisedName, 'names' | 'machine'> {
  /** Identifiers of the keys of the CAs that it trusts. */
  readonly trusts: ReadonlySet<string>;
}

function clientsOf(node: NodeView, documents: readonly TalosDocument[]): readonly Client[] {
  const talosctl = documents.flatMap(({ uri, endpoints = [], trusted }) =>
    endpoints.map((host): Client => {
      const own = trusted.filter(({ path }) => path === `contexts[${JSON.stringify(host.context)}].ca`);
      return { server: 'apid', uri, host, client: host.context, trusts: keysOf(own) };
    }),
  );
  const kubectl = objectsOf(node, 'kubeconfig').flatMap(({ document: { uri, clusters } }) =>
    clusters.flatMap(({ name, server, tlsServerName, proxyUrl, insecureSkipTlsVerify, certificateAuthority }) => {
      const { data } = certificateAuthority;
      if (!server || !data || proxyUrl || insecureSkipTlsVerify?.value === true) return [];
      const [url] = parseUrls(server.value);
      if (url?.scheme !== 'https' || url.host === '' || isTemplated(server.value)) return [];
      const host = tlsServerName?.value ? tlsServerName : { ...server, value: url.host };
      return [{ server: 'apiServer' as const, uri, host, client: name, trusts: keysOf([data]) }];
    }),
  );
  return [...talosctl, ...kubectl];
}

/** By the certificate of the CA that issues what the client verifies. */
function isOfCluster({ pairs }: TalosDocument, { server, trusts }: Client): boolean {
  const path = server === 'apid' ? 'machine.ca' : 'cluster.ca';
  const issuing = pairs.flatMap((pair) => (pair.path === path && pair.certificate ? [pair.certificate] : []));
  return [...keysOf(issuing)].some((key) => trusts.has(key));
}

function isControlPlane({ form, machineType }: TalosDocument): boolean {
  return form === 'machineConfiguration' && machineType?.value === 'controlplane';
}

function keysOf(fields: readonly Pick<EncodedField, 'artifacts'>[]): ReadonlySet<string> {
  return new Set(
    fields.flatMap(({ artifacts }) =>
      artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? [artifact.certificate.publicKey.id] : [])),
    ),
  );
}
