import { childOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { SecretDocument } from '../../model/documents/objects.ts';

/** The prefix of the annotations with the names, the fingerprint and the state of a certificate (rancher/dynamiclistener, factory/gen.go). */
const ANNOTATION = 'listener.cattle.io/';

/**
 * Whether it is the Secret in which k3s and RKE2 keep the certificate of their supervisor, without `kind`: so it is encoded in their own copy,
 * `server/tls/dynamic-cert.json` (rancher/dynamiclistener, storage/file/file.go; k3s, pkg/cluster/https.go).
 */
export function isListenerSecretWithoutKind(node: YamlNode): boolean {
  if (textAt(node, 'kind') !== undefined || childOf(node, 'data')?.kind !== 'map') return false;
  const annotations = childOf(node, 'metadata', 'annotations');
  return annotations?.kind === 'map' && annotations.entries.some(({ key }) => key.startsWith(ANNOTATION));
}

/** Whether a dynamic listener keeps its certificate in the Secret. */
export function isListenerSecret({ annotations }: SecretDocument): boolean {
  return [...annotations].some((key) => key.startsWith(ANNOTATION));
}

/** Whether people provided the certificate, so that the listener neither renews it nor adds names. */
export function isStaticListener({ annotations }: SecretDocument): boolean {
  return annotations.has(`${ANNOTATION}static`);
}
