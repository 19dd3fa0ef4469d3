import { kubeadmPaths } from '../../../cluster/nodes/kubeadmPaths.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import type { BootstrapTokenDocument } from '../../../model/documents/bootstrapToken.ts';
import type { KubeadmConfigurationDocument, SecretField } from '../../../model/documents/kubeadmConfiguration.ts';
import type { Located } from '../../../model/documents/located.ts';
import type { NodeView } from '../../../model/node.ts';
import type { Span } from '../../../model/source/span.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import type { DescribeContext } from '../context.ts';
import { authoritiesOf } from './authoritiesOf.ts';
import { advertisedName, certNames, type PlacedName } from './certNames.ts';
import { describeAuthorityHash } from './describeAuthorityHash.ts';
import { describeBootstrapSecret } from './describeBootstrapSecret.ts';
import { describeCertName } from './describeCertName.ts';
import { describeKubeadmPath } from './describeKubeadmPath.ts';
import { describeCertificateKey, describeConfiguredToken } from './describeSecretField.ts';
import { describeSetting, type SettingName } from './describeSetting.ts';
import { tokenSecretsOf } from './tokenSecretsOf.ts';
import type { ToldField } from './toldField.ts';

/** The fields of kubeadm's configurations and of the Secrets of bootstrap tokens in a file, in no order. */
export function kubeadmFields(file: DecodedFile, view: NodeView, context: DescribeContext): readonly ToldField[] {
  return file.documents.flatMap((document): readonly ToldField[] => {
    if (document.kind === 'bootstrapToken') return secretFields(document, context);
    if (document.kind !== 'kubeadmConfiguration') return [];
    const paths = kubeadmPaths(document, view).map((path) => ({
      span: path.reference.at.span,
      describe: () => describeKubeadmPath(path, context),
    }));
    return [...configurationFields(document, file, view, context), ...paths];
  });
}

/** Every field of the Secret tells of the whole token. */
function secretFields(document: BootstrapTokenDocument, { now }: DescribeContext): readonly ToldField[] {
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
): readonly ToldField[] {
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

function setting(name: SettingName, field: Located<string> | undefined): readonly ToldField[] {
  return field ? [{ span: field.span, describe: () => ({ description: describeSetting(name, field) }) }] : [];
}

/** The id is read out of the file, since the model keeps nothing of a token. */
function tokenField(
  { span, form }: SecretField,
  { text = '' }: DecodedFile,
  view: NodeView,
  { now }: DescribeContext,
): ToldField {
  const id = form === 'wellFormed' ? tokenId(text, span) : undefined;
  return { span, describe: () => ({ description: describeConfiguredToken(untrusted(id), tokenSecretsOf(view), now) }) };
}

/** The part before the dot (cluster-bootstrap, BootstrapTokenPattern). */
function tokenId(text: string, { start, end }: Span): string | undefined {
  return /^[a-z0-9]{6}(?=\.)/.exec(text.slice(start, end))?.[0];
}
