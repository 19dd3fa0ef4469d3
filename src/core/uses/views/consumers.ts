import { credentialSourceOf, fileViews, flagView } from '../../cluster/nodes/flags.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { ComponentView, KubeconfigOwner, KubeconfigView, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { EGRESS_ROLES, egressCredentials } from '../lookup/egressCredentials.ts';

/** A flag or field that hands a file, or embedded data, to someone. */
export interface Consumer {
  readonly owner: KubeconfigOwner;
  /**
   * Flag name without dashes; "certificate-authority", "client-certificate" or "client-key" of a kubeconfig; "caBundle", "clientCert" or
   * "clientKey" of an egress selection.
   */
  readonly name: string;
  readonly role: FlagRole;
  readonly purposes: readonly ('serverAuth' | 'clientAuth')[];
  readonly credentials: CredentialSource;
  /** True where no manifest names the file, and only kubeadm's file names tell who reads it. */
  readonly implied: boolean;
  /** Present for a field of a kubeconfig. */
  readonly kubeconfig?: KubeconfigView;
}

/** Who reads what on a node. */
export class ConsumerIndex {
  readonly all: readonly Consumer[];
  readonly #byUri = new Map<string, Consumer[]>();
  /** By what they are given: a thousand aliases of one cluster share its list. */
  readonly #byArtifacts = new Map<CredentialSource['artifacts'], Consumer[]>();
  readonly #lists = new Map<Artifact, CredentialSource['artifacts'][]>();
  readonly #trustBundles = new Set<string>();

  constructor(node: NodeView) {
    this.all = [
      ...node.components.flatMap(ofComponent),
      ...node.components.flatMap(ofEgress),
      ...node.kubeconfigs.flatMap(ofKubeconfig),
    ];
    for (const consumer of this.all) {
      if (consumer.implied || consumer.credentials.reference?.resolution.kind === 'file') {
        append(this.#byUri, consumer.credentials.uri, consumer);
        if (consumer.role === 'trustBundle') this.#trustBundles.add(consumer.credentials.uri);
      }
      const { artifacts } = consumer.credentials;
      if (!this.#byArtifacts.has(artifacts)) {
        for (const artifact of artifacts) append(this.#lists, artifact, artifacts);
      }
      append(this.#byArtifacts, artifacts, consumer);
    }
  }

  /** Those whose path leads to the file. */
  ofFile(uri: string): readonly Consumer[] {
    return this.#byUri.get(uri) ?? [];
  }

  /** Whether one of them takes what the file holds for trusted. */
  isTrustBundle(uri: string): boolean {
    return this.#trustBundles.has(uri);
  }

  /** Those that are given the artifact, embedded or through a path. */
  ofArtifact(artifact: Artifact): readonly Consumer[] {
    const [first = [], ...others] = (this.#lists.get(artifact) ?? []).map((list) => this.#byArtifacts.get(list) ?? []);
    return others.length === 0 ? first : [first, ...others].flat();
  }
}

/** The node's index. */
export const consumersOf = derivedOfLatest((node: NodeView) => new ConsumerIndex(node));

/** The places that name the file, for a finding that lies in the file. */
export function placesOf(consumers: readonly Consumer[]): readonly RelatedPlace[] {
  return consumers
    .filter(({ implied, credentials }) => !implied && credentials.reference !== undefined)
    .map(({ credentials }) => ({
      ...credentials.at,
      message: phrase('Referenced by {textLabel}', { textLabel: credentials.label }),
    }));
}

function ofComponent(component: ComponentView): readonly Consumer[] {
  const given = fileViews(component).flatMap((view): readonly Consumer[] => {
    const { reference, spec, flag } = view;
    // Of a flag that may not repeat only the last occurrence counts.
    if (!reference || !spec || (!spec.repeatable && flagView(component, flag.name) !== view)) return [];
    return [
      {
        owner: component.name,
        name: flag.name,
        role: spec.role,
        purposes: spec.purposes ?? [],
        credentials: credentialSourceOf(reference, component.name),
        implied: false,
      },
    ];
  });
  const implied = [...component.implied].flatMap(([name, credentials]): readonly Consumer[] => {
    const spec = flagSpec(component.name, name);
    if (!spec) return [];
    const { role, purposes = [] } = spec;
    return [{ owner: component.name, name, role, purposes, credentials, implied: true }];
  });
  return [...given, ...implied];
}

function ofEgress(component: ComponentView): readonly Consumer[] {
  const fields = Object.entries(EGRESS_ROLES) as [keyof typeof EGRESS_ROLES, FlagRole][];
  return egressCredentials(component).flatMap((selection) =>
    fields.flatMap(([name, role]): readonly Consumer[] => {
      const credentials = selection[name];
      if (!credentials) return [];
      return [{ owner: component.name, name, role, purposes: PURPOSES, credentials, implied: false }];
    }),
  );
}

function ofKubeconfig(kubeconfig: KubeconfigView): readonly Consumer[] {
  const consumers: Consumer[] = [];
  const add = (name: string, role: FlagRole, credentials: CredentialSource | undefined) => {
    const { owner } = kubeconfig;
    if (credentials) consumers.push({ owner, name, role, purposes: PURPOSES, credentials, implied: false, kubeconfig });
  };
  for (const { certificateAuthority } of kubeconfig.clusters)
    add('certificate-authority', 'trustBundle', certificateAuthority);
  for (const { clientCertificate, clientKey } of kubeconfig.users) {
    add('client-certificate', 'certificate', clientCertificate);
    add('client-key', 'privateKey', clientKey);
  }
  return consumers;
}

const PURPOSES = ['clientAuth'] as const;
