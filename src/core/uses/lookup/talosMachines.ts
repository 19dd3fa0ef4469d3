import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { SharedLists } from '../../model/collections/sharedLists.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import { derived, derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';

/** A machine configuration with a CA. */
export interface TalosMachine {
  readonly document: TalosDocument;
  /** `machine.ca`, which issues the certificate of the machine. */
  readonly issuing: EncodedField;
  /** `machine.acceptedCAs`, by which the machine verifies clients as well. */
  readonly accepted: readonly EncodedField[];
}

/** A client’s statements about the machines of its cluster. */
export interface TalosClient {
  /** The name of the cluster, if the client has that of its cluster. */
  readonly name: string;
  /** The hosts that it connects to. */
  readonly hosts: readonly string[];
  /** The machine configurations that are written with it. */
  readonly files: readonly string[];
  /** Identifiers of the keys of the CAs by which it verifies machines. */
  readonly trusts: readonly string[];
}

/**
 * The machines of the client's cluster, by the names in both files; by the CA where no name tells. Each list is one and the same for the clients
 * that share it.
 */
export function machinesOf(node: NodeView, { name, hosts, files, trusts }: TalosClient): readonly TalosMachine[] {
  const keys = [clusterKey(name), ...hosts.map(hostKey), ...files.map(fileKey)];
  const named = machinesByName(node).of(keys);
  return named.length > 0 ? named : withCa(issuingMachines(node, 'machine.ca', trusts));
}

/** The machine configurations with a certificate of one of the keys as the CA at the path. */
export function issuingMachines(
  node: NodeView,
  path: 'machine.ca' | 'cluster.ca',
  keys: readonly string[],
): readonly TalosDocument[] {
  return issuers(node)[path].of(keys);
}

/** The machines among these that accept certificates of a CA with one of the keys. */
export function acceptingMachines(machines: readonly TalosMachine[], keys: readonly string[]): readonly TalosMachine[] {
  return byAcceptedKey(machines).of(keys);
}

export function certificatesIn({ artifacts }: Pick<EncodedField, 'artifacts'>): readonly CertificateArtifact[] {
  return artifacts.filter((artifact) => artifact.kind === 'certificate');
}

/** Identifiers of the keys of the certificates in the fields, each once. */
export function keysIn(fields: readonly Pick<EncodedField, 'artifacts'>[]): readonly string[] {
  return [...new Set(fields.flatMap(certificatesIn).map(({ certificate }) => certificate.publicKey.id))];
}

const clusterKey = (name: string) => `cluster ${name}`;
const hostKey = (host: string) => `host ${host}`;
const fileKey = (uri: string) => `file ${uri}`;

/** A file that names its cluster is found by no other name. */
const machinesByName = derivedOfLatest((node: NodeView): SharedLists<TalosMachine> => {
  const lists = new SharedLists<TalosMachine>();
  for (const machine of withCa(machineConfigurations(node))) {
    const { clusterName, names, uri } = machine.document;
    const hosts = [...(names?.apid ?? []), ...(names?.apiServer ?? [])];
    lists.add(machine, clusterName === undefined ? [...hosts.map(hostKey), fileKey(uri)] : [clusterKey(clusterName)]);
  }
  return lists;
});

const issuers = derivedOfLatest((node: NodeView) => {
  const lists = { 'machine.ca': new SharedLists<TalosDocument>(), 'cluster.ca': new SharedLists<TalosDocument>() };
  for (const document of machineConfigurations(node)) {
    for (const path of ['machine.ca', 'cluster.ca'] as const) {
      const issuing = document.pairs.flatMap((pair) =>
        pair.path === path && pair.certificate ? pair.certificate : [],
      );
      lists[path].add(document, keysIn(issuing));
    }
  }
  return lists;
});

const byAcceptedKey = derived((machines: readonly TalosMachine[]): SharedLists<TalosMachine> => {
  const lists = new SharedLists<TalosMachine>();
  for (const machine of machines) lists.add(machine, keysIn([machine.issuing, ...machine.accepted]));
  return lists;
});

/** Machine configurations and patches of them. */
export const machineConfigurations = derivedOfLatest((node: NodeView): readonly TalosDocument[] =>
  objectsOf(node, 'talos').flatMap(({ document }) => (document.form === 'machineConfiguration' ? document : [])),
);

const withCa = derived((documents: readonly TalosDocument[]): readonly TalosMachine[] =>
  documents.flatMap((document) => machineOf(document)),
);

const machineOf = derived((document: TalosDocument): readonly TalosMachine[] => {
  const issuing = document.pairs.find(({ path }) => path === 'machine.ca')?.certificate;
  if (!issuing || certificatesIn(issuing).length === 0) return [];
  const accepted = document.trusted.filter(({ path }) => path.startsWith('machine.acceptedCAs['));
  return [{ document, issuing, accepted }];
});
