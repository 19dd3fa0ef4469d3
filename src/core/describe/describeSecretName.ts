import type { NodeView } from '../nodes/node.ts';
import { namedSecret, type SecretName } from '../uses/namedSecret.ts';
import { objectText } from '../uses/ownerOfField.ts';
import { type DescribeContext, locationOf } from './context.ts';
import { REFERENCE_HEADING } from './describeFlag.ts';
import type { DescriptionRow } from './description.ts';
import { glance, titleWith } from './glance.ts';
import type { ToldContent } from './kubeadm/toldField.ts';

/** What cert-manager does with the Secret (cert-manager.io, API reference). */
const PURPOSES: Readonly<Record<string, string>> = {
  Certificate: 'cert-manager writes the certificate and its key into this Secret, and renews them there.',
  Issuer: 'cert-manager signs with the CA and the key in this Secret.',
  ClusterIssuer: 'cert-manager signs with the CA and the key in this Secret.',
};

/** A field that names a Secret: the certificate in it, where it is among these files. */
export function describeSecretName(named: SecretName, view: NodeView, context: DescribeContext): ToldContent {
  const { object, name } = named;
  const artifacts = namedSecret(view, named)?.field.artifacts ?? [];
  const held = glance(artifacts, 'certificate', context);
  const [first] = artifacts;
  const field = name.path.slice(name.path.lastIndexOf('.') + 1);
  const place: DescriptionRow = first
    ? { label: 'Resolves to', value: context.placeName(first), target: locationOf(first), tone: 'good' }
    : { label: 'Resolves to', value: `Secret “${name.value}” is not among these files` };
  const purpose = PURPOSES[object.kind] ?? '';
  return {
    description: {
      title: titleWith(`${field} of ${objectText(object)}`, held),
      sections: [
        { rows: [place, ...held.rows] },
        ...held.sections,
        ...held.details,
        { heading: REFERENCE_HEADING, rows: [{ label: 'Purpose', value: purpose }] },
      ],
    },
    artifacts,
  };
}
