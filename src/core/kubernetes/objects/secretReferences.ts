import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { SecretReference } from '../../model/documents/objects.ts';

/** The fields in which the objects of an API group name Secrets, by kind. */
type Fields = ReadonlyMap<string, (node: YamlNode, path: string) => readonly SecretReference[]>;

/** cert-manager.io, API reference. */
const CERT_MANAGER: Fields = new Map([
  ['Certificate', (node, path) => referenceAt(node, path, 'spec', 'secretName')],
  ['Issuer', (node, path) => referenceAt(node, path, 'spec', 'ca', 'secretName')],
  ['ClusterIssuer', (node, path) => referenceAt(node, path, 'spec', 'ca', 'secretName')],
]);

/** kubernetes.io, API reference, Ingress. */
const INGRESS: Fields = new Map([
  [
    'Ingress',
    (node, path) =>
      itemsAt(node, 'spec', 'tls').flatMap((entry, at) => referenceAt(entry, `${path}spec.tls[${at}].`, 'secretName')),
  ],
]);

/** gateway-api.sigs.k8s.io, API reference. */
const GATEWAY: Fields = new Map([
  [
    'Gateway',
    (node, path) =>
      itemsAt(node, 'spec', 'listeners').flatMap((listener, at) =>
        certificateReferences(listener, `${path}spec.listeners[${at}].`),
      ),
  ],
]);

/** istio.io, reference, Gateway. */
const ISTIO: Fields = new Map([
  [
    'Gateway',
    (node, path) =>
      itemsAt(node, 'spec', 'servers').flatMap((server, at) =>
        referenceAt(server, `${path}spec.servers[${at}].`, 'tls', 'credentialName'),
      ),
  ],
]);

const GROUPS: ReadonlyMap<string, Fields> = new Map([
  ['cert-manager.io', CERT_MANAGER],
  ['networking.k8s.io', INGRESS],
  ['extensions', INGRESS],
  ['gateway.networking.k8s.io', GATEWAY],
  ['networking.istio.io', ISTIO],
]);

/** The names of Secrets in an object; templates left out. `path` is its YAML path with a dot at the end. */
export function secretReferences(node: YamlNode, kind: string, path: string): readonly SecretReference[] {
  const [group = ''] = (textAt(node, 'apiVersion') ?? '').split('/', 1);
  return GROUPS.get(group)?.get(kind)?.(node, path) ?? [];
}

/** The Secrets of a listener; any other kind of certificate is left out. */
export function certificateReferences(listener: YamlNode, path: string): readonly SecretReference[] {
  return itemsAt(listener, 'tls', 'certificateRefs').flatMap((item, at) => {
    const isSecret = (textAt(item, 'group') ?? '') === '' && (textAt(item, 'kind') ?? 'Secret') === 'Secret';
    const namespace = textAt(item, 'namespace') || undefined;
    if (!isSecret || (namespace && isTemplated(namespace))) return [];
    return referenceAt(item, `${path}tls.certificateRefs[${at}].`, 'name').map((one) => ({ ...one, namespace }));
  });
}

/** The name of a Secret under a chain of keys; none if it is absent or a template. */
export function referenceAt(node: YamlNode, path: string, ...keys: readonly string[]): readonly SecretReference[] {
  const name = located(childOf(node, ...keys), `${path}${keys.join('.')}`);
  return name === undefined || name.value === '' || isTemplated(name.value) ? [] : [name];
}
