import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { CaIssuerDocument, ManagedCertificateDocument } from '../../model/documents/objects.ts';
import { readMeta } from './apiObject.ts';

/** The Certificates and CA issuers of cert-manager (cert-manager.io, API reference); nothing for any other object. */
export function readCertManagerObject(
  node: YamlNode,
  path: string,
  uri: string,
): readonly (ManagedCertificateDocument | CaIssuerDocument)[] {
  const apiVersion = textAt(node, 'apiVersion') ?? '';
  if (!apiVersion.startsWith('cert-manager.io/')) return [];
  const kind = textAt(node, 'kind');
  const at = (...keys: readonly string[]) =>
    given(located(childOf(node, 'spec', ...keys), `${path}spec.${keys.join('.')}`));
  const object = { uri, span: node.span, ...readMeta(node) };
  if (kind === 'Issuer' || kind === 'ClusterIssuer') {
    const secretName = at('ca', 'secretName');
    return secretName ? [{ kind: 'caIssuer', ...object, scope: kind, secretName }] : [];
  }
  if (kind !== 'Certificate') return [];
  return [
    {
      kind: 'managedCertificate',
      ...object,
      apiVersion,
      secretName: at('secretName'),
      issuer: issuerOf(node),
      duration: at('duration'),
      renewBefore: at('renewBefore'),
      renewBeforePercentage: at('renewBeforePercentage'),
    },
  ];
}

function issuerOf(node: YamlNode): ManagedCertificateDocument['issuer'] {
  const reference = childOf(node, 'spec', 'issuerRef');
  const group = textAt(reference, 'group') || 'cert-manager.io';
  const kind = textAt(reference, 'kind') || 'Issuer';
  const name = textAt(reference, 'name') ?? '';
  const isKnown = group === 'cert-manager.io' && name !== '' && !isTemplated(name);
  return isKnown && (kind === 'Issuer' || kind === 'ClusterIssuer') ? { kind, name } : undefined;
}

/** The value, unless it is empty or a placeholder. */
function given(value: Located<string> | undefined): Located<string> | undefined {
  return value === undefined || value.value === '' || isTemplated(value.value) ? undefined : value;
}
