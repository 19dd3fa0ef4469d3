import { type KubeadmPath, kubeadmPaths } from '../../../cluster/nodes/kubeadmPaths.ts';
import { parseGoDuration } from '../../../kubernetes/values/goTime.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import type {
  BootstrapTokenDocument,
  KubeadmConfigurationDocument,
  SecretField,
} from '../../../model/documents/kubeadm.ts';
import type { Located } from '../../../model/documents/located.ts';
import { spanText } from '../../../model/labels/times.ts';
import type { NodeView } from '../../../model/node.ts';
import type { Span } from '../../../model/source/span.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import type { DescribeContext } from '../context.ts';
import { type Description, optionalRow } from '../description.ts';
import { documentationRow, meaningRows, purposeRow, referenceSection } from '../referenceSection.ts';
import { relevantFirst, wantedBy } from '../relevantArtifacts.ts';
import { resolutionRow } from '../resolutionText.ts';
import { summaryOf, titleWith } from '../summary.ts';
import { advertisedName, certNames, type PlacedName } from './certNames.ts';
import { authoritiesOf, describeAuthorityHash } from './describeAuthorityHash.ts';
import { describeBootstrapSecret, tokenSecretsOf } from './describeBootstrapSecret.ts';
import { describeCertName } from './describeCertName.ts';
import type { DescribedContent, DescribedField } from './describedField.ts';
import { describeCertificateKey, describeConfiguredToken } from './describeSecretField.ts';

/** The fields of kubeadm's configurations and of the Secrets of bootstrap tokens in a file, in no order. */
export function kubeadmFields(file: DecodedFile, view: NodeView, context: DescribeContext): readonly DescribedField[] {
  return file.documents.flatMap((document): readonly DescribedField[] => {
    if (document.kind === 'bootstrapToken') return secretFields(document, context);
    if (document.kind !== 'kubeadmConfiguration') return [];
    const paths = kubeadmPaths(document, view).map((path) => ({
      span: path.reference.at.span,
      describe: () => describeKubeadmPath(path, context),
    }));
    return [...configurationFields(document, file, view, context), ...paths];
  });
}

/** Every field of the Secret shows the whole token. */
function secretFields(document: BootstrapTokenDocument, { now }: DescribeContext): readonly DescribedField[] {
  const { name, tokenId, tokenSecret, expiration, extraGroups, usages } = document;
  const describe = () => ({ description: describeBootstrapSecret(document, now) });
  const fields = [name, tokenId, tokenSecret, expiration, extraGroups, ...usages];
  return fields.flatMap((field) => (field ? [{ span: field.span, describe }] : []));
}

function configurationFields(
  { content }: KubeadmConfigurationDocument,
  file: DecodedFile,
  view: NodeView,
  context: DescribeContext,
): readonly DescribedField[] {
  const named = (name: PlacedName) => ({ span: name.span, describe: () => describeCertName(name, context) });
  if (content.kind === 'ClusterConfiguration') {
    return [
      ...certNames(content, view).map(named),
      ...setting('certificatesDir', content.certificatesDir),
      ...setting('encryptionAlgorithm', content.encryptionAlgorithm),
      ...setting('certificateValidityPeriod', content.certificateValidityPeriod),
      ...setting('caCertificateValidityPeriod', content.caCertificateValidityPeriod),
    ];
  }
  const { advertiseAddress, certificateKey } = content;
  const discovery = content.kind === 'JoinConfiguration' ? content.discovery : undefined;
  const tokens =
    content.kind === 'InitConfiguration' ? content.bootstrapTokens : [discovery?.token, discovery?.tlsBootstrapToken];
  const skip = discovery?.unsafeSkipCaVerification;
  return [
    ...(advertiseAddress ? [named(advertisedName(advertiseAddress, view))] : []),
    ...(certificateKey
      ? [{ span: certificateKey.span, describe: () => ({ description: describeCertificateKey(certificateKey) }) }]
      : []),
    ...tokens.flatMap((token) => (token ? [tokenField(token, file, view, context)] : [])),
    ...(discovery?.caCertHashes ?? []).map(({ value, span }) => ({
      span,
      describe: () => describeAuthorityHash(value, authoritiesOf(view), context),
    })),
    ...setting('apiServerEndpoint', discovery?.apiServerEndpoint),
    ...setting('unsafeSkipCAVerification', skip && { ...skip, value: String(skip.value) }),
  ];
}

function setting(name: SettingName, field: Located<string> | undefined): readonly DescribedField[] {
  return field ? [{ span: field.span, describe: () => ({ description: describeSetting(name, field) }) }] : [];
}

/** The id is read out of the file, since the model keeps nothing of a token. */
function tokenField(
  { span, form }: SecretField,
  { text = '' }: DecodedFile,
  view: NodeView,
  { now }: DescribeContext,
): DescribedField {
  const id = form === 'wellFormed' ? tokenId(text, span) : undefined;
  return { span, describe: () => ({ description: describeConfiguredToken(untrusted(id), tokenSecretsOf(view), now) }) };
}

/** The part before the dot (cluster-bootstrap, BootstrapTokenPattern). */
function tokenId(text: string, { start, end }: Span): string | undefined {
  return /^[a-z0-9]{6}(?=\.)/.exec(text.slice(start, end))?.[0];
}

/** A path in a configuration of kubeadm: where it leads, what lies there, and what the flag that gets it is for. */
function describeKubeadmPath({ reference, spec }: KubeadmPath, context: DescribeContext): DescribedContent {
  const { resolution, path, label } = reference;
  const artifacts = resolution.kind === 'file' ? resolution.file.artifacts : [];
  const wanted = wantedBy(spec.role);
  const held = summaryOf(artifacts, wanted, context);
  return {
    description: {
      title: titleWith(joined([spec.component, label], ' '), held),
      sections: [
        { rows: [resolutionRow(resolution, path, context), ...held.rows] },
        ...held.sections,
        referenceSection([...meaningRows(spec), documentationRow(spec)]),
      ],
    },
    artifacts: relevantFirst(artifacts, wanted),
    isUse: resolution.kind === 'file',
  };
}

/** The effect of kubeadm's settings on the PKI (kubernetes.io, "kubeadm Configuration (v1beta4)"). */
const PURPOSES = {
  certificatesDir: phrase('Directory where kubeadm creates and looks for the cluster certificates.'),
  encryptionAlgorithm: phrase('Algorithm of the keys that kubeadm creates; existing keys do not change.'),
  certificateValidityPeriod: phrase(
    'Validity period of the certificates that kubeadm creates or renews; existing certificates do not change.',
  ),
  caCertificateValidityPeriod: phrase('Validity period of the CAs that kubeadm creates; kubeadm never renews CAs.'),
  apiServerEndpoint: phrase('API server from which a joining node gets the cluster CA.'),
  unsafeSkipCAVerification: phrase('Lets a node join without verifying the cluster CA.'),
} as const satisfies Readonly<Record<string, Text>>;

type SettingName = keyof typeof PURPOSES;

function describeSetting(name: SettingName, { value }: Located<string>): Description {
  return {
    title: untrusted(name),
    sections: [
      {
        rows: [...optionalRow(phrase('Validity period'), durationText(name, value)), purposeRow(PURPOSES[name])],
      },
    ],
  };
}

function durationText(name: SettingName, value: string): Text | undefined {
  if (!name.endsWith('ValidityPeriod')) return undefined;
  const duration = parseGoDuration(value);
  return 'milliseconds' in duration ? spanText(duration.milliseconds) : undefined;
}
