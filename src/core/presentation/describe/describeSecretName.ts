import { objectFieldText } from '../../cluster/nodes/fieldText.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { namedSecret, type SecretName } from '../references/namedSecret.ts';
import { type DescribeContext, locationOf } from './context.ts';
import type { DescriptionRow } from './description.ts';
import { glance, titleWith } from './glance.ts';
import type { ToldContent } from './kubeadm/toldField.ts';
import { purposeRow, referenceSection } from './referenceSection.ts';

/** What cert-manager does with the Secret (cert-manager.io, API reference). */
const PURPOSES: Readonly<Record<string, Text>> = {
  Certificate: phrase('cert-manager writes the certificate and its key into this Secret, and renews them there.'),
  Issuer: phrase('cert-manager signs with the CA and the key in this Secret.'),
  ClusterIssuer: phrase('cert-manager signs with the CA and the key in this Secret.'),
};

/** A field that names a Secret: the certificate in it, where it is among these files. */
export function describeSecretName(named: SecretName, view: NodeView, context: DescribeContext): ToldContent {
  const { object, name } = named;
  const artifacts = namedSecret(view, named)?.field.artifacts ?? [];
  const held = glance(artifacts, 'certificate', context);
  const [first] = artifacts;
  const field = name.path.slice(name.path.lastIndexOf('.') + 1);
  const place: DescriptionRow = first
    ? {
        label: phrase('Resolves to'),
        value: untrusted(context.placeName(first)),
        target: locationOf(first),
        tone: 'good',
      }
    : {
        label: phrase('Resolves to'),
        value: phrase('Secret “{name}” is not among these files', { name: name.value }),
      };
  const purpose = Object.hasOwn(PURPOSES, object.kind) ? PURPOSES[object.kind] : undefined;
  return {
    description: {
      title: titleWith(objectFieldText(field, object), held),
      sections: [
        { rows: [place, ...held.rows] },
        ...held.sections,
        ...held.details,
        ...(purpose ? [referenceSection([purposeRow(purpose)])] : []),
      ],
    },
    artifacts,
  };
}
