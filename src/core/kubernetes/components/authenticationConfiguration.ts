import { childOf, entryOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type {
  AuthenticationConfigurationDocument,
  AuthenticationIssuer,
} from '../../model/documents/apiserverConfigurations.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import { readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';

/** Empty for an object of any other kind (kubernetes.io, "kube-apiserver Configuration (v1)", AuthenticationConfiguration). */
export async function readAuthenticationConfiguration(
  root: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly AuthenticationConfigurationDocument[]> {
  if (textAt(root, 'kind') !== 'AuthenticationConfiguration') return [];
  if (!/^apiserver\.config\.k8s\.io\/v1/.test(textAt(root, 'apiVersion') ?? '')) return [];
  const authorities: EncodedField[] = [];
  const issuers: AuthenticationIssuer[] = [];
  for (const [at, item] of itemsAt(root, 'jwt').entries()) {
    if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
    const scalar = scalarAt(item, 'issuer', 'certificateAuthority');
    const own = `${path}jwt[${at}].issuer.certificateAuthority`;
    const authority = scalar && (await readPlainField(scalar, own, into));
    if (authority) authorities.push(authority);
    // Discovery may have another host than the issuer.
    const key = textAt(item, 'issuer', 'discoveryURL') ? 'discoveryURL' : 'url';
    const url = located(childOf(item, 'issuer', key), `${path}jwt[${at}].issuer.${key}`);
    if (url) issuers.push({ url, ...(authority && { authority }) });
  }
  const anonymousKey = childOf(root, 'anonymous')?.kind === 'map' ? entryOf(root, 'anonymous')?.keySpan : undefined;
  return [{ kind: 'authenticationConfiguration', uri: into.uri, span: root.span, authorities, issuers, anonymousKey }];
}
