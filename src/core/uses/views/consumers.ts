import type { Artifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Use } from '../side/use.ts';
import { usesOf } from '../usesOf.ts';

/** A flag or field whose file a component reads. */
export type Consumer = Use;

/** Who reads what on a node. */
export class ConsumerIndex {
  readonly all: readonly Consumer[];
  readonly #byUri = new Map<string, Consumer[]>();
  /** By what they are given: a thousand aliases of one cluster share its list. */
  readonly #byArtifacts = new Map<CredentialSource['artifacts'], Consumer[]>();
  readonly #lists = new Map<Artifact, CredentialSource['artifacts'][]>();
  readonly #trustBundles = new Set<string>();
  readonly #superseded = new Map<string, Consumer[]>();

  constructor(node: NodeView) {
    const uses = usesOf(node);
    this.all = uses.filter(({ isSuperseded }) => !isSuperseded);
    for (const use of uses) if (use.isSuperseded) append(this.#superseded, use.credentials.uri, use);
    for (const consumer of this.all) {
      if (isImplied(consumer) || consumer.credentials.reference?.resolution.kind === 'file') {
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

  /** Consumers whose path leads to the file. */
  ofFile(uri: string): readonly Consumer[] {
    return this.#byUri.get(uri) ?? [];
  }

  /** Flags whose path leads to the file and that a later value replaces, so that nothing reads it. */
  supersededOf(uri: string): readonly Consumer[] {
    return this.#superseded.get(uri) ?? [];
  }

  /** Whether one of them takes what the file holds for trusted. */
  isTrustBundle(uri: string): boolean {
    return this.#trustBundles.has(uri);
  }

  /** Consumers that are given the artifact, embedded or through a path. */
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
    .filter((consumer) => !isImplied(consumer) && consumer.credentials.reference !== undefined)
    .map(({ credentials }) => ({
      ...credentials.at,
      message: phrase('Referenced by {textLabel}', { textLabel: credentials.label }),
    }));
}

/** Whether no manifest names the file, and only kubeadm's file names show who reads it. */
export function isImplied({ evidence }: Consumer): boolean {
  return evidence !== 'configured';
}
