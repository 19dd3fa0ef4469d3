import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { commonName, dnsNames } from '../../formats/x509/subjectNames.ts';
import { secretEntry } from '../../kubernetes/objects/secret.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { CalledServerDocument, SecretDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { certificateKeys, hostKeys } from '../../trust/hostname.ts';

/** A Secret with the node whose files hold it. */
export interface PlacedSecret {
  readonly node: NodeView;
  readonly secret: SecretDocument;
}

/** The Secrets of files that are in use. */
export function secretsOf(node: NodeView): readonly PlacedSecret[] {
  return objectsOf(node, 'secret').map(({ document: secret }) => ({ node, secret }));
}

/** The Secrets that may serve what API objects tell to call, by the names of their certificates: a look-up for each server. */
export class ServingSecrets {
  readonly #byHost = new Map<string, Ranked[]>();
  readonly #byPlacedHost = new Map<string, Ranked[]>();
  readonly #byService = new Map<string, Ranked[]>();

  constructor(secrets: readonly PlacedSecret[]) {
    for (const [rank, placed] of secrets.entries()) {
      const { secret } = placed;
      const leaf = secretEntry(secret, 'tls.key') && leafOf(secretCredentials(secret, 'tls.crt'));
      if (!leaf) continue;
      const ranked = { rank, placed };
      for (const key of certificateKeys(leaf.certificate)) {
        add(this.#byHost, key, ranked);
        add(this.#byPlacedHost, placedKey(secret.namespace, key), ranked);
      }
      for (const key of serviceKeys(leaf.certificate, secret)) add(this.#byService, key, ranked);
    }
  }

  /**
   * The Secret whose certificate names the called server's host; else the only one whose certificate is evidently meant for its
   * Service and falls short of the name. Undefined if neither is there.
   */
  find({ host, service }: CalledServerDocument): PlacedSecret | undefined {
    if (!host) return undefined;
    const named = hostKeys(host.value)
      .flatMap((key) => (service ? this.#inNamespaceOf(service, key) : this.#byHost.get(key)?.[0]))
      .filter((ranked) => ranked !== undefined);
    if (named.length > 0) return named.reduce((first, one) => (one.rank < first.rank ? one : first)).placed;
    if (!service) return undefined;
    const meant = keysOfService(service).flatMap((key) => this.#byService.get(key)?.slice(0, 2) ?? []);
    const [only, ...others] = new Set(meant.map(({ placed }) => placed));
    return others.length === 0 ? only : undefined;
  }

  /** The only Secret whose certificate names the host. */
  only(host: string): PlacedSecret | undefined {
    const [only, ...others] = new Set(hostKeys(host).flatMap((key) => this.#byHost.get(key)?.slice(0, 2) ?? []));
    return others.length === 0 ? only?.placed : undefined;
  }

  /** A Secret that does not say where it lies may lie there too. */
  #inNamespaceOf({ namespace }: Service, key: string): readonly (Ranked | undefined)[] {
    return [undefined, namespace].map((place) => this.#byPlacedHost.get(placedKey(place, key))?.[0]);
  }
}

/** A Secret and its place among all: of several the first counts. */
interface Ranked {
  readonly rank: number;
  readonly placed: PlacedSecret;
}

function add(index: Map<string, Ranked[]>, key: string, ranked: Ranked): void {
  const there = index.get(key);
  if (!there) index.set(key, [ranked]);
  else if (there.at(-1)?.rank !== ranked.rank) there.push(ranked);
}

function placedKey(namespace: string | undefined, key: string): string {
  return JSON.stringify([namespace ?? null, key]);
}

/** The certificate or the key of a Secret; undefined if its entry is absent or its content is reported as wrong. */
export function secretCredentials(secret: SecretDocument, key: string): CredentialSource | undefined {
  const field = secretEntry(secret, key)?.field;
  if (!field || (field.content !== 'pem' && field.content !== 'der')) return undefined;
  return fieldCredentials(field, phrase('{key} of Secret {name}', { key, name: secret.name }), secret.uri);
}

/** A field as what it gives to whoever reads it. */
export function fieldCredentials(field: EncodedField, label: Text, uri: string): CredentialSource {
  const { span, artifacts, problems, content } = field;
  const isWithheld = content === 'templated' || content === 'redacted';
  const known = artifacts.length > 0;
  return { label, at: { uri, span }, known, artifacts, problems, uri, ...(isWithheld && { isWithheld }) };
}

/**
 * A name of it, or its common name where it has none, begins with the Service's name. One that goes on with another namespace is only
 * a slip where the Secret itself says that it lies in the Service's.
 */
function serviceKeys(leaf: Certificate, { namespace }: SecretDocument): readonly string[] {
  const names = dnsNames(leaf);
  return (names.length > 0 ? names : [commonName(leaf)]).map((one) => {
    const [first = '', second] = one.split('.', 2);
    return namespace === undefined ? JSON.stringify([first, second ?? null]) : JSON.stringify([first, '', namespace]);
  });
}

function keysOfService({ name, namespace }: Service): readonly string[] {
  return [
    [name, null],
    [name, namespace],
    [name, '', namespace],
  ].map((key) => JSON.stringify(key));
}

type Service = NonNullable<CalledServerDocument['service']>;
