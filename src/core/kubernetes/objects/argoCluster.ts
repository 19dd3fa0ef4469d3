import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { CredentialField, EncodedField, Located } from '../../model/documents/located.ts';
import type { ArgoClusterDocument } from '../../model/documents/objects.ts';
import { readEncodedField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { type Encoding, innerText, innerTree } from '../fields/innerTree.ts';
import { isEncryptedObject } from './apiObject.ts';

/** The label by which Argo CD finds the Secrets of clusters (argo-cd.readthedocs.io, "Declarative Setup"). */
const LABEL = 'argocd.argoproj.io/secret-type';

/** The fields of `tlsClientConfig` (argoproj/argo-cd, pkg/apis/application/v1alpha1/types.go, TLSClientConfig). */
const TLS_FIELDS = ['caData', 'certData', 'keyData', 'insecure', 'serverName'] as const;

/** A Secret by which Argo CD knows a cluster, and what it says as a kubeconfig; empty for any other object. */
export async function readArgoCluster(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly (ArgoClusterDocument | KubeconfigDocument)[]> {
  if (textAt(node, 'kind') !== 'Secret' || textAt(node, 'metadata', 'labels', LABEL) !== 'cluster') return [];
  const config = isEncryptedObject(node) ? undefined : valueAt(node, 'config', path);
  const root = config && innerTree(config.scalar, config.encoding);
  if (!config || root?.kind !== 'map') return [];
  const tls = fieldOf(root, 'tlsClientConfig')?.value;
  const cluster: ArgoClusterDocument = {
    kind: 'argoCluster',
    uri: into.uri,
    span: node.span,
    name: plainValue(node, 'name', path)?.value || textAt(node, 'metadata', 'name') || '',
    server: plainValue(node, 'server', path),
    caData: await encodedField(tls, 'caData', config.path, into),
    certData: await encodedField(tls, 'certData', config.path, into),
    keyData: await encodedField(tls, 'keyData', config.path, into),
    insecure: booleanOf(tls, `${config.path}.tlsClientConfig.insecure`),
    misplaced: TLS_FIELDS.flatMap((name) => {
      const found = fieldOf(tls, name) ? undefined : fieldOf(root, name);
      return found ? [{ value: name, span: found.keySpan, path: `${config.path}.${name}` }] : [];
    }),
  };
  return [cluster, kubeconfigOf(cluster, root, tls, config.path)];
}

/** The kubeconfig that client-go builds from it, as far as it can (argo-cd, Cluster.RESTConfig): half a pair and an unused CA are left out. */
function kubeconfigOf(
  { uri, span, name, server, caData, certData, keyData, insecure }: ArgoClusterDocument,
  root: YamlNode,
  tls: YamlNode | undefined,
  path: string,
): KubeconfigDocument {
  const isPair = certData !== undefined && keyData !== undefined;
  const other = ['username', 'awsAuthConfig', 'execProviderConfig'].flatMap((field) => fieldOf(root, field) ?? []);
  const token = fieldOf(root, 'bearerToken');
  const hasUser = isPair || token !== undefined || other.length > 0;
  const entry = { name, span, path };
  const at = { value: name, span: server?.span ?? span, path };
  return {
    kind: 'kubeconfig',
    uri,
    span,
    embedded: true,
    dialect: 'argocd',
    currentContext: at,
    contexts: [{ name, span, cluster: at, ...(hasUser && { user: at }) }],
    clusters: [
      {
        ...entry,
        server,
        tlsServerName: textField(tls, 'serverName', `${path}.tlsClientConfig.serverName`),
        insecureSkipTlsVerify: insecure,
        proxyUrl: textField(root, 'proxyUrl', `${path}.proxyUrl`),
        certificateAuthority: insecure?.value === true ? {} : credentialOf(caData),
      },
    ],
    users: hasUser
      ? [
          {
            ...entry,
            clientCertificate: isPair ? credentialOf(certData) : {},
            clientKey: isPair ? credentialOf(keyData) : {},
            token: token?.value.span,
            otherMethod: other[0]?.keySpan,
          },
        ]
      : [],
  };
}

/** A value that is no PEM is a template, or reported as a problem: nothing is concluded from it. */
function credentialOf(field: EncodedField | undefined): CredentialField {
  if (!field) return {};
  return { data: field.content === 'pem' ? field : { ...field, isWithheld: true } };
}

interface PlacedValue {
  readonly scalar: YamlScalar;
  readonly encoding: Encoding;
  readonly path: string;
}

/** A value of the Secret: that under `stringData` beats the other. */
function valueAt(node: YamlNode, key: string, path: string): PlacedValue | undefined {
  for (const [place, encoding] of [
    ['stringData', 'plain'],
    ['data', 'base64'],
  ] as const) {
    const scalar = scalarAt(node, place, key);
    if (scalar) return { scalar, encoding, path: `${path}${place}["${key}"]` };
  }
  return undefined;
}

function plainValue(node: YamlNode, key: string, path: string): Located<string> | undefined {
  const found = valueAt(node, key, path);
  const value = redact(innerTextOf(found)).trim();
  return found && value !== '' && !isTemplated(value)
    ? { value, span: found.scalar.span, path: found.path }
    : undefined;
}

function innerTextOf(found: PlacedValue | undefined): string {
  return (found && innerText(found.scalar, found.encoding)) ?? '';
}

/** By its name in any case, as Go's encoding/json finds it. */
function fieldOf(node: YamlNode | undefined, name: string): YamlEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.findLast(({ key }) => key.toLowerCase() === name.toLowerCase());
}

/** Undefined if it is absent or empty, which says nothing. */
async function encodedField(
  tls: YamlNode | undefined,
  name: string,
  path: string,
  into: FieldReading,
): Promise<EncodedField | undefined> {
  const value = fieldOf(tls, name)?.value;
  if (value?.kind !== 'scalar' || value.typed === undefined || value.value === '') return undefined;
  return readEncodedField(value, `${path}.tlsClientConfig.${name}`, into);
}

function textField(node: YamlNode | undefined, name: string, path: string): Located<string> | undefined {
  const value = fieldOf(node, name)?.value;
  return value?.kind === 'scalar' && value.value !== '' ? { value: value.value, span: value.span, path } : undefined;
}

function booleanOf(tls: YamlNode | undefined, path: string): Located<boolean> | undefined {
  const value = fieldOf(tls, 'insecure')?.value;
  if (value?.kind !== 'scalar' || typeof value.typed !== 'boolean') return undefined;
  return { value: value.typed, span: value.span, path };
}
