import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument, TalosPair } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { fieldCredentials } from './servingSecret.ts';

/** A context of a talosconfig with the machines of its cluster. */
export interface TalosContext {
  readonly config: TalosDocument;
  readonly name: string;
  /** `ca`, by which talosctl verifies machines. */
  readonly trusted: EncodedField;
  /** `crt` and `key`, which it presents. */
  readonly pair: TalosPair | undefined;
  readonly machines: readonly TalosMachine[];
}

/** A machine configuration with a CA. */
export interface TalosMachine {
  readonly document: TalosDocument;
  /** `machine.ca`, which issues the certificate of the machine. */
  readonly issuing: EncodedField;
  /** `machine.acceptedCAs`, by which the machine verifies clients as well. */
  readonly accepted: readonly EncodedField[];
}

/** The contexts of the talosconfigs in the node's files. */
export function talosContexts(node: NodeView): readonly TalosContext[] {
  const documents = objectsOf(node, 'talos').map(({ document }) => document);
  const machines = documents.flatMap(machineOf);
  return documents
    .filter(({ form }) => form === 'talosconfig')
    .flatMap((config) =>
      config.trusted.flatMap((trusted): readonly TalosContext[] => {
        const name = contextOf(trusted);
        if (name === undefined) return [];
        const pair = config.pairs.find((one) => one.role === 'talosctl' && one.name === name);
        const own = machines.filter(({ document }) => isOfContext(document, config, name));
        return [{ config, name, trusted, pair, machines: own }];
      }),
    );
}

/** The machines that accept a CA of the context. */
export function acceptingMachines({ trusted, machines }: TalosContext): readonly TalosMachine[] {
  const known = new Set(certificatesIn(trusted).map(keyOf));
  return machines.filter(({ issuing, accepted }) =>
    [issuing, ...accepted].some((field) => certificatesIn(field).some((one) => known.has(keyOf(one)))),
  );
}

/** All CAs by which the machines of the context verify clients, at the place of `machine.ca`. */
export function machineTrust(context: TalosContext): CredentialSource | undefined {
  const accepting = acceptingMachines(context);
  const [machine] = accepting.length > 0 ? accepting : context.machines;
  if (!machine) return undefined;
  const fields = [machine, ...accepting].flatMap(({ issuing, accepted }) => [issuing, ...accepted]);
  const artifacts = [...new Set(fields.flatMap((field) => field.artifacts))];
  return { ...talosCredentials(machine.issuing, machine.document), artifacts };
}

export function talosCredentials(field: EncodedField, { uri }: TalosDocument): CredentialSource {
  return fieldCredentials(field, untrusted(field.path), uri);
}

export function certificatesIn({ artifacts }: EncodedField): readonly CertificateArtifact[] {
  return artifacts.filter((artifact) => artifact.kind === 'certificate');
}

function keyOf({ certificate }: CertificateArtifact): string {
  return certificate.publicKey.id;
}

/** Undefined for a machine configuration without a CA, and for any other document. */
function machineOf(document: TalosDocument): readonly TalosMachine[] {
  const { form, pairs, trusted } = document;
  const issuing = pairs.find(({ path }) => path === 'machine.ca')?.certificate;
  if (form !== 'machineConfiguration' || !issuing || certificatesIn(issuing).length === 0) return [];
  return [{ document, issuing, accepted: trusted.filter(({ path }) => path.startsWith('machine.acceptedCAs[')) }];
}

function contextOf({ path }: EncodedField): string | undefined {
  const name = /^contexts\[(".*")\]\.ca$/.exec(path)?.[1];
  const context: unknown = name === undefined ? undefined : JSON.parse(name);
  return typeof context === 'string' ? context : undefined;
}

/** `talosctl gen config` gives the context the name of the cluster; people add the addresses of its machines. */
function isOfContext(machine: TalosDocument, config: TalosDocument, context: string): boolean {
  const { clusterName, names } = machine;
  if (clusterName !== undefined) return clusterName === context;
  const hosts = new Set(
    (config.endpoints ?? []).flatMap((one) => (one.context === context && one.value !== '' ? one.value : [])),
  );
  const own = [...(names?.apid ?? []), ...(names?.apiServer ?? [])];
  return own.some((host) => hosts.has(host)) || areWrittenTogether(machine, config);
}

/** Whether both files, of one context and one machine, have the names and the folder in which `talosctl gen config` writes them. */
function areWrittenTogether({ uri }: TalosDocument, config: TalosDocument): boolean {
  const folder = config.uri.endsWith('/talosconfig') ? config.uri.slice(0, -'talosconfig'.length) : undefined;
  return folder !== undefined && config.trusted.length === 1 && GENERATED.some((name) => uri === folder + name);
}

const GENERATED = ['controlplane.yaml', 'worker.yaml'];
