import type { CalledServerDocument } from '../kubernetes/objects/calledServer.ts';
import type { EncodedField } from '../kubernetes/objects/encodedField.ts';
import { type SecretDocument, secretEntry } from '../kubernetes/objects/secret.ts';
import type { Certificate } from '../model/certificate.ts';
import { phrase, type Text } from '../model/text/text.ts';
import { leafOf, type Material } from '../nodes/material.ts';
import type { NodeView } from '../nodes/node.ts';
import { matchesHost } from '../trust/hostname.ts';
import { commonName, dnsNames } from '../trust/subjectNames.ts';

/** A Secret with the node whose files hold it. */
export interface PlacedSecret {
  readonly node: NodeView;
  readonly secret: SecretDocument;
}

/** The Secrets of files that are in use. */
export function secretsOf(node: NodeView): readonly PlacedSecret[] {
  return node.files.flatMap(({ file, archived }) =>
    archived ? [] : file.documents.flatMap((secret) => (secret.kind === 'secret' ? [{ node, secret }] : [])),
  );
}

/**
 * The Secret whose certificate names the called server's host; else the only one whose certificate is evidently meant for its
 * Service and falls short of the name. Undefined where neither is there.
 */
export function servingSecret(
  called: CalledServerDocument,
  secrets: readonly PlacedSecret[],
): PlacedSecret | undefined {
  const { host, service } = called;
  if (!host) return undefined;
  const own = secrets.filter(
    ({ secret }) => !service || secret.namespace === undefined || secret.namespace === service.namespace,
  );
  const named = own.find(({ secret }) => leafMatches(secret, (leaf) => matchesHost(leaf, host.value)));
  if (named || !service) return named;
  const meant = own.filter(({ secret }) =>
    leafMatches(secret, (leaf) => isMeantFor(leaf, service, secret.namespace !== undefined)),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

/** One half of a Secret as a material; undefined where the key is absent or its content is told to be wrong. */
export function secretMaterial(secret: SecretDocument, key: string): Material | undefined {
  const field = secretEntry(secret, key)?.field;
  if (!field || (field.content !== 'pem' && field.content !== 'der')) return undefined;
  return fieldMaterial(field, phrase('{key} of Secret {name}', { key, name: secret.name }), secret.uri);
}

/** A field as what it gives to whoever reads it. */
export function fieldMaterial(field: EncodedField, label: Text, uri: string): Material {
  const { span, artifacts, problems } = field;
  return { label, at: { uri, span }, known: artifacts.length > 0, artifacts, problems, uri };
}

function leafMatches(secret: SecretDocument, matches: (leaf: Certificate) => boolean): boolean {
  const leaf = leafOf(secretMaterial(secret, 'tls.crt'));
  return leaf !== undefined && secretEntry(secret, 'tls.key') !== undefined && matches(leaf.certificate);
}

/**
 * A name of it, or its common name where it has none, begins with the Service's name. One that goes on with another namespace is only
 * a slip where the Secret itself says that it lies in the Service's.
 */
function isMeantFor(leaf: Certificate, { name, namespace }: Service, isThere: boolean): boolean {
  const names = dnsNames(leaf);
  return (names.length > 0 ? names : [commonName(leaf)]).some((one) => {
    const [first, second] = one.split('.');
    return first === name && (second === undefined || second === namespace || isThere);
  });
}

type Service = NonNullable<CalledServerDocument['service']>;
