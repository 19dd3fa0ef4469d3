import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isManaged, secretEntry, TLS_SECRET } from '../../kubernetes/objects/secret.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { SecretDocument, SecretEntry } from '../../model/documents/objects.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { secretCredentials } from '../../uses/lookup/servingSecret.ts';
import { perNode } from '../engine/rule.ts';

/** A Secret that serves a certificate: by its type, or by its two keys. */
export interface TlsSecret {
  readonly secret: SecretDocument;
  readonly nodeFile: NodeFile;
  /** Each absent if the key is, or where its content is no PEM or DER. */
  readonly certificate?: CredentialSource | undefined;
  readonly key?: CredentialSource | undefined;
  readonly authority?: CredentialSource | undefined;
}

/** The Secrets in files that are in use. */
export const tlsSecrets = perNode((node): readonly TlsSecret[] =>
  objectsOf(node, 'secret').flatMap(({ document: secret, nodeFile }) => {
    const hasPair = secretEntry(secret, 'tls.crt') && secretEntry(secret, 'tls.key');
    if (secret.type?.value !== TLS_SECRET && !hasPair) return [];
    const half = (key: string) => secretCredentials(secret, key);
    return [{ secret, nodeFile, certificate: half('tls.crt'), key: half('tls.key'), authority: half('ca.crt') }];
  }),
);

/** Whether cert-manager writes the Secret: by its annotations, or as a Certificate in the workspace states. */
export function isManagedOn(node: NodeView, secret: SecretDocument): boolean {
  return isManaged(secret) || statedSecrets(node).has(secretName(secret));
}

/** The names of the Secrets that Certificates of cert-manager state. */
const statedSecrets = perNode(
  (node): ReadonlySet<string> =>
    new Set(
      objectsOf(node, 'managedCertificate').flatMap(({ document: { secretName: name, namespace } }) =>
        name === undefined ? [] : [qualified(name.value, namespace)],
      ),
    ),
);

/** How people know a Secret: its namespace and name. */
export function secretName({ namespace, name }: SecretDocument): string {
  return qualified(name, namespace);
}

function qualified(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The certificates of a half that is given; empty if it is not. */
export function certificatesIn(credentials: CredentialSource | undefined) {
  return credentials ? certificatesOf(credentials) : [];
}

/** The value of an entry. */
export function placeOfEntry({ uri }: SecretDocument, { field }: SecretEntry): Location {
  return { uri, span: field.span };
}
