import {
  type CertificateField,
  certificateFieldAt,
  objectFieldText,
} from '../../../cluster/nodes/certificateFields.ts';
import { connectionsAt } from '../../../connections/connectionsAt.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import type { NodeView } from '../../../model/node.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { namedSecret, type SecretName, secretNameAt } from '../../references/definitionsAt.ts';
import { connectionSections } from '../connectionLine.ts';
import { type DescribeContext, locationOf } from '../context.ts';
import {
  describeSigningRequest,
  isRequestOf,
  requestRows,
  signerSections,
  signingRequestAt,
} from '../describeSigningRequest.ts';
import type { Description, DescriptionRow } from '../description.ts';
import type { DescribedContent } from '../kubeadm/describedField.ts';
import { purposeRow, referenceSection } from '../referenceSection.ts';
import { wantedBy } from '../relevantArtifacts.ts';
import { summaryOf, titleWith } from '../summary.ts';
import { type DescribedPlace, findingsFor, type PositionQuery, withConnections } from './describedPlace.ts';

/** A field of an API object that holds certificates, keys or tokens. */
export function atField({ report, file, offset, context }: PositionQuery): DescribedPlace | undefined {
  const field = certificateFieldAt(file, offset);
  if (!field) return undefined;
  const { span, artifacts } = field;
  const at = { uri: file.uri, span };
  const findings = findingsFor(report, at, undefined);
  const part = connectionSections(report, connectionsAt(report.connections, at), findings);
  return {
    span,
    description: withConnections(describeHeldField(field, file, context), part),
    findings,
    artifacts,
    anchor: span.start,
    isUse: true,
  };
}

/** Every part of it shows the whole request. */
export function atSigningRequest({ report, file, offset, context }: PositionQuery): DescribedPlace | undefined {
  const found = signingRequestAt(file, offset);
  if (!found) return undefined;
  const { span, document, field } = found;
  return {
    span,
    description: field ? describeHeldField(field, file, context) : describeSigningRequest(document),
    findings: findingsFor(report, { uri: file.uri, span }, undefined),
    artifacts: field?.artifacts ?? [],
  };
}

/** The name of a Secret that an object takes its certificate from, or a host that is served with it. */
export function atSecretName({ report, file, view, offset, context }: PositionQuery): DescribedPlace | undefined {
  const named = secretNameAt(file, offset);
  if (!named) return undefined;
  const { span } = named.at;
  const { description, artifacts = [] } = describeSecretName(named, view, context);
  return { span, description, artifacts, findings: findingsFor(report, { uri: file.uri, span }, undefined) };
}

/** A field of an API object that holds certificates, keys or a request. */
function describeHeldField(field: CertificateField, file: DecodedFile, context: DescribeContext): Description {
  const role = field.role === 'copy' ? undefined : field.role;
  const held = summaryOf(field.artifacts, wantedBy(role), context);
  const asking = file.documents.find((one) => one.kind === 'signingRequest' && isRequestOf(one, field));
  const asked = asking?.kind === 'signingRequest' ? asking : undefined;
  return {
    title: titleWith(field.label, held),
    sections: [
      { rows: [...held.rows, ...(asked ? requestRows(asked) : [])] },
      ...held.sections,
      ...held.details,
      ...(asked ? signerSections(asked) : []),
    ],
  };
}

/** The use of the Secret (cert-manager.io, kubernetes.io, gateway-api.sigs.k8s.io and istio.io, API references). */
const PURPOSES: Readonly<Record<string, Text>> = {
  Certificate: phrase('cert-manager writes the certificate and its key to this Secret and renews them there.'),
  Issuer: phrase('cert-manager signs with the CA and the key in this Secret.'),
  ClusterIssuer: phrase('cert-manager signs with the CA and the key in this Secret.'),
  Ingress: phrase('The Ingress controller serves the certificate in this Secret to clients that ask for these hosts.'),
  Gateway: phrase('The Gateway serves the certificate in this Secret to clients that ask for these hosts.'),
};

/** A field with the name of a Secret: the certificate in it, if the files have it. */
function describeSecretName(named: SecretName, view: NodeView, context: DescribeContext): DescribedContent {
  const { object, name, at } = named;
  const artifacts = namedSecret(view, named)?.field.artifacts ?? [];
  const held = summaryOf(artifacts, 'certificate', context);
  const [first] = artifacts;
  const field = at.path.slice(at.path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
  const place: DescriptionRow = first
    ? {
        label: phrase('Resolves to'),
        value: untrusted(context.placeName(first)),
        target: locationOf(first),
        tone: 'good',
      }
    : {
        label: phrase('Resolves to'),
        value: phrase('Secret "{name}" is not in the scanned files', { name: name.value }),
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
