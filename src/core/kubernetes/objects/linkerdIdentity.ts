import { childOf, entryOf, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { LinkerdIdentityDocument } from '../../model/documents/objects.ts';
import { readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';

const ISSUER = ['identity', 'issuer', 'tls'];

/** The fields of objects that install a chart which hold its values: HelmRelease of Flux, Application of Argo CD. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  HelmRelease: ['spec', 'values'],
  Application: ['spec', 'source', 'helm', 'valuesObject'],
};

/** Reads the CAs that values give to Linkerd (linkerd.io, "Installing Linkerd with Helm"); undefined for all else. */
export async function readLinkerdIdentity(
  root: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly LinkerdIdentityDocument[]> {
  const kind = textAt(root, 'kind') ?? '';
  const holder = Object.hasOwn(HOLDERS, kind) ? HOLDERS[kind] : undefined;
  if (kind !== '' && holder === undefined) return [];
  const keys = holder ?? [];
  const values = childOf(root, ...keys);
  // Other charts have an issuer too.
  if (!entryOf(values, 'identityTrustAnchorsPEM')) return [];
  const field = async (...own: readonly string[]) => {
    const scalar = scalarAt(values, ...own);
    return scalar && readPlainField(scalar, path + [...keys, ...own].join('.'), into);
  };
  return [
    {
      kind: 'linkerdIdentity',
      uri: into.uri,
      span: root.span,
      anchors: await field('identityTrustAnchorsPEM'),
      certificate: await field(...ISSUER, 'crtPEM'),
      key: await field(...ISSUER, 'keyPEM'),
    },
  ];
}
