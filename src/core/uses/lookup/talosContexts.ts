import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { EncodedField, Located } from '../../model/documents/located.ts';
import type { TalosDocument, TalosPair } from '../../model/documents/objects.ts';
import { derived, derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { fieldCredentials } from './servingSecret.ts';
import { acceptingMachines, keysIn, machinesOf, type TalosMachine } from './talosMachines.ts';

/** A context of a talosconfig with the machines of its cluster. */
export interface TalosContext {
  readonly config: TalosDocument;
  readonly name: string;
  /** `ca`, by which talosctl verifies machines. */
  readonly trusted: EncodedField;
  /** Identifiers of the keys in it. */
  readonly trusts: readonly string[];
  /** `crt` and `key`, which it presents. */
  readonly pair: TalosPair | undefined;
  /** The hosts that it connects to. */
  readonly endpoints: readonly Located<string>[];
  readonly machines: readonly TalosMachine[];
  /** The machines that accept a CA of the context. */
  readonly accepting: readonly TalosMachine[];
  /** All CAs by which the accepting machines verify clients, or the first machine if none accepts any, at the place of `machine.ca`. */
  readonly machineTrust: CredentialSource | undefined;
}

/** The contexts of the talosconfigs in the node's files. */
export const talosContexts = derivedOfLatest((node: NodeView): readonly TalosContext[] =>
  objectsOf(node, 'talos').flatMap(({ document }) =>
    document.form === 'talosconfig' ? contextsOf(node, document) : [],
  ),
);

function contextsOf(node: NodeView, config: TalosDocument): readonly TalosContext[] {
  const endpointsOf = groupBy(config.endpoints ?? [], ({ context }) => context);
  const pairsOf = groupBy(config.pairs, ({ role, name }) => (role === 'talosctl' ? name : undefined));
  const files = filesWrittenWith(config);
  return config.trusted.flatMap((trusted): readonly TalosContext[] => {
    const name = contextOf(trusted);
    if (name === undefined) return [];
    const [pair] = pairsOf.get(name) ?? [];
    const endpoints = (endpointsOf.get(name) ?? []).filter(({ value }) => value !== '');
    const trusts = keysIn([trusted]);
    const machines = machinesOf(node, { name, hosts: endpoints.map(({ value }) => value), files, trusts });
    const accepting = acceptingMachines(machines, trusts);
    const machineTrust = trustOf(accepting.length > 0 ? accepting : firstOf(machines));
    return [{ config, name, trusted, trusts, pair, endpoints, machines, accepting, machineTrust }];
  });
}

export function talosCredentials(field: EncodedField, { uri }: TalosDocument): CredentialSource {
  return fieldCredentials(field, untrusted(field.path), uri);
}

const trustOf = derived((machines: readonly TalosMachine[]): CredentialSource | undefined => {
  const [machine] = machines;
  if (!machine) return undefined;
  const fields = machines.flatMap(({ issuing, accepted }) => [issuing, ...accepted]);
  const artifacts = [...new Set(fields.flatMap((field) => field.artifacts))];
  return { ...talosCredentials(machine.issuing, machine.document), artifacts };
});

const firstOf = derived((machines: readonly TalosMachine[]) => machines.slice(0, 1));

function contextOf({ path }: EncodedField): string | undefined {
  const name = /^contexts\[(".*")\]\.ca$/.exec(path)?.[1];
  const context: unknown = name === undefined ? undefined : JSON.parse(name);
  return typeof context === 'string' ? context : undefined;
}

/** The machine configurations that `talosctl gen config` writes into the folder of a talosconfig, which has one context. */
function filesWrittenWith({ uri, trusted }: TalosDocument): readonly string[] {
  const folder = uri.endsWith('/talosconfig') ? uri.slice(0, -'talosconfig'.length) : undefined;
  return folder !== undefined && trusted.length === 1 ? GENERATED.map((name) => folder + name) : [];
}

const GENERATED = ['controlplane.yaml', 'worker.yaml'];
