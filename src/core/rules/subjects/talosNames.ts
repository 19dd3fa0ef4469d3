import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { Located } from '../../model/documents/located.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import { derived, derivedFor } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { asciiLower, patternsFor } from '../../trust/hostname.ts';
import { talosContexts } from '../../uses/lookup/talosContexts.ts';
import { issuingMachines, keysIn, machineConfigurations } from '../../uses/lookup/talosMachines.ts';
import { perNode } from '../engine/rule.ts';

/** A name that a client of a Talos cluster connects to, and that its certificates will not have. */
export interface UnpromisedName {
  readonly server: 'apid' | 'apiServer';
  readonly uri: string;
  readonly host: Located<string>;
  /** The context of a talosconfig, or the cluster of a kubeconfig. */
  readonly client: string;
  /** The names that they will have, each once. */
  readonly names: readonly string[];
  /** A machine configuration of the cluster. */
  readonly machine: TalosDocument;
}

/**
 * The machines of a cluster issue their serving certificates themselves, for their addresses, their hostname, and the names in their
 * configurations (Talos, api_cert_sans.go and kubernetes_cert_sans.go).
 */
export function unpromisedNames(node: NodeView): readonly UnpromisedName[] {
  const patches = promised(patchesOf(node));
  return clientsOf(node).flatMap(({ machines, ...client }): readonly UnpromisedName[] => {
    const { server, host } = client;
    const own = promised(machines);
    const [machine] = machines;
    if (!machine || !isName(host.value) || own.isOpen || patches.isOpen) return [];
    const wanted = patternsFor(host.value);
    const isNamed = (names: ReadonlySet<string>) => wanted.some((pattern) => names.has(pattern));
    if ([BUILT_IN[server], own[server].patterns, patches[server].patterns].some(isNamed)) return [];
    if (own.mayBeAny || [own, patches].some(({ labels }) => labels.has(firstLabel(host.value)))) return [];
    return [{ ...client, names: namesOfBoth(own, patches, server), machine }];
  });
}

function isName(host: string): boolean {
  return host !== '' && !isTemplated(host) && parseIp(host) === undefined;
}

/** Names in every certificate. */
const BUILT_IN: Readonly<Record<UnpromisedName['server'], ReadonlySet<string>>> = {
  apid: new Set(['localhost']),
  apiServer: new Set(['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc']),
};

/** The names in machine configurations. */
interface Promised {
  /** A template may give other names. */
  readonly isOpen: boolean;
  /** A machine that gets its hostname elsewhere may have any. */
  readonly mayBeAny: boolean;
  /** Hostnames without their domain, which is never known. */
  readonly labels: ReadonlySet<string | undefined>;
  readonly apid: NamesOfServer;
  readonly apiServer: NamesOfServer;
}

const promised = derived((documents: readonly TalosDocument[]): Promised => {
  const hostnames = documents.map(({ names }) => names?.hostname);
  return {
    isOpen: documents.some(({ names }) => names === undefined),
    mayBeAny: hostnames.includes(undefined),
    labels: new Set(hostnames.flatMap((hostname) => (hostname === undefined ? [] : firstLabel(hostname)))),
    apid: namesFor(documents, 'apid'),
    apiServer: namesFor(documents, 'apiServer'),
  };
});

interface NamesOfServer {
  readonly names: ReadonlySet<string>;
  /** In lower case. */
  readonly patterns: ReadonlySet<string>;
}

function namesFor(documents: readonly TalosDocument[], server: UnpromisedName['server']): NamesOfServer {
  const names = new Set(documents.flatMap((one) => one.names?.[server] ?? []));
  return { names, patterns: new Set([...names].map(asciiLower)) };
}

const namesOfBoth = derivedFor((own: Promised, patches: Promised, server: UnpromisedName['server']) => [
  ...new Set([...own[server].names, ...patches[server].names]),
]);

function firstLabel(name: string): string | undefined {
  return asciiLower(name).split('.', 1)[0];
}

interface Client extends Omit<UnpromisedName, 'names' | 'machine'> {
  /** The control plane, by the CA that issues what the client verifies. */
  readonly machines: readonly TalosDocument[];
}

function clientsOf(node: NodeView): readonly Client[] {
  const talosctl = talosContexts(node).flatMap(({ config: { uri }, name, trusts, endpoints }) => {
    const machines = controlPlanes(issuingMachines(node, 'machine.ca', trusts));
    return endpoints.map((host): Client => ({ server: 'apid', uri, host, client: name, machines }));
  });
  const kubectl = objectsOf(node, 'kubeconfig').flatMap(({ document: { uri, clusters } }) =>
    clusters.flatMap(({ name, server, tlsServerName, proxyUrl, insecureSkipTlsVerify, certificateAuthority }) => {
      const { data } = certificateAuthority;
      if (!server || !data || proxyUrl || insecureSkipTlsVerify?.value === true) return [];
      const [url] = parseUrls(server.value);
      if (url?.scheme !== 'https' || url.host === '' || isTemplated(server.value)) return [];
      const host = tlsServerName?.value ? tlsServerName : { ...server, value: url.host };
      const machines = controlPlanes(issuingMachines(node, 'cluster.ca', keysIn([data])));
      return [{ server: 'apiServer' as const, uri, host, client: name, machines }];
    }),
  );
  return [...talosctl, ...kubectl];
}

const controlPlanes = derived((documents: readonly TalosDocument[]) =>
  documents.filter(({ machineType }) => machineType?.value === 'controlplane'),
);

/** A patch may add names to any machine. */
const patchesOf = perNode((node) => machineConfigurations(node).filter(({ pairs }) => pairs.length === 0));
