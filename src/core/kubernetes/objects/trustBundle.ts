import { scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { TrustBundleDocument } from '../../model/documents/objects.ts';
import { readPlainField } from '../fields/encodedField.ts';
import type { Findings } from '../fields/kubeconfigCredential.ts';
import { readMeta } from './objectMeta.ts';

/** Empty for one without a bundle. */
export async function readTrustBundle(
  node: YamlNode,
  path: string,
  into: Findings,
): Promise<readonly TrustBundleDocument[]> {
  const bundle = scalarAt(node, 'spec', 'trustBundle');
  if (!bundle) return [];
  return [
    {
      kind: 'trustBundle',
      uri: into.uri,
      span: node.span,
      ...readMeta(node),
      signerName: textAt(node, 'spec', 'signerName'),
      bundle: await readPlainField(bundle, `${path}spec.trustBundle`, into),
    },
  ];
}
