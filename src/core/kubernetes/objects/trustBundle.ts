import type { Span } from '../../text/span.ts';
import { scalarAt, textAt } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/node.ts';
import type { Findings } from '../kubeconfigCredential.ts';
import { type EncodedField, readPlainField } from './encodedField.ts';
import { type ObjectMeta, readMeta } from './objectMeta.ts';

/** A ClusterTrustBundle (kubernetes.io, "Certificates and Certificate Signing Requests"): trust anchors as plain PEM. */
export interface TrustBundleDocument extends ObjectMeta {
  readonly kind: 'trustBundle';
  readonly uri: string;
  readonly span: Span;
  readonly signerName?: string;
  readonly bundle: EncodedField;
}

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
