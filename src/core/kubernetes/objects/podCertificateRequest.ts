import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { PodCertificateRequestDocument } from '../../model/documents/signingRequest.ts';
import { readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { conditionOf } from './signingRequest.ts';

/** Empty for any other object. The chain that was issued is left among the file's artifacts: it is a record of what the pod got. */
export async function readPodCertificateRequest(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly PodCertificateRequestDocument[]> {
  if (textAt(node, 'kind') !== 'PodCertificateRequest') return [];
  if (!textAt(node, 'apiVersion')?.startsWith('certificates.k8s.io/')) return [];
  const chain = scalarAt(node, 'status', 'certificateChain');
  if (chain) await readPlainField(chain, `${path}status.certificateChain`, into);
  const at = (field: string) => located(childOf(node, 'spec', field), `${path}spec.${field}`);
  return [
    {
      kind: 'podCertificateRequest',
      uri: into.uri,
      span: node.span,
      podName: at('podName'),
      signerName: at('signerName'),
      conditions: itemsAt(node, 'status', 'conditions').flatMap(conditionOf),
    },
  ];
}
