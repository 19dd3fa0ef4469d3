import { childOf, itemsAt, scalarAt, textAt } from '../yaml/access.ts';
import type { YamlNode, YamlScalar } from '../yaml/node.ts';
import {
  type CalledServerDocument,
  type EmbeddedData,
  type KubernetesDocument,
  type Located,
  WITHHELD,
} from './documents.ts';
import { base64Content, decodeEmbedded } from './embeddedPem.ts';
import { parseUrls } from './flagValue.ts';
import type { Findings } from './kubeconfigCredential.ts';

/** The servers that webhook configurations, APIServices and CRDs name, and the TLS Secrets that may serve them. */
export async function readServingObject(
  node: YamlNode,
  path: string,
  into: Findings,
): Promise<readonly KubernetesDocument[]> {
  switch (textAt(node, 'kind')) {
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
      return readWebhooks(node, path, into);
    case 'APIService':
      return readCalled(childOf(node, 'spec'), `${path}spec`, 'apiService', nameOf(node), into);
    case 'CustomResourceDefinition': {
      const config = childOf(node, 'spec', 'conversion', 'webhook', 'clientConfig');
      return readCalled(config, `${path}spec.conversion.webhook.clientConfig`, 'conversion', nameOf(node), into);
    }
    case 'Secret':
      return readSecret(node, path, into);
    default:
      return [];
  }
}

async function readWebhooks(node: YamlNode, path: string, into: Findings): Promise<readonly KubernetesDocument[]> {
  const found: KubernetesDocument[] = [];
  for (const [at, webhook] of itemsAt(node, 'webhooks').entries()) {
    const place = `${path}webhooks[${at}].clientConfig`;
    const name = textAt(webhook, 'name') ?? nameOf(node);
    found.push(...(await readCalled(childOf(webhook, 'clientConfig'), place, 'webhook', name, into)));
  }
  return found;
}

async function readCalled(
  config: YamlNode | undefined,
  path: string,
  calledBy: CalledServerDocument['calledBy'],
  name: string,
  into: Findings,
): Promise<readonly CalledServerDocument[]> {
  const host = config && dialledName(config, path);
  if (!config || !host) return [];
  const bundle = scalarAt(config, 'caBundle');
  const caBundle = bundle && (await readData(bundle, `${path}.caBundle`, into));
  const insecureSkipTlsVerify = scalarAt(config, 'insecureSkipTLSVerify')?.typed === true;
  return [
    { kind: 'calledServer', uri: into.uri, calledBy, name, span: config.span, host, caBundle, insecureSkipTlsVerify },
  ];
}

/** A Service is verified by `<name>.<namespace>.svc`, whatever address is dialled. */
function dialledName(config: YamlNode, path: string): Located<string> | undefined {
  const service = scalarAt(config, 'service', 'name');
  const namespace = textAt(config, 'service', 'namespace') ?? 'default';
  if (service?.value) {
    return { value: `${service.value}.${namespace}.svc`, span: service.span, path: `${path}.service.name` };
  }
  const url = scalarAt(config, 'url');
  const [parsed] = parseUrls(url?.value);
  return url && parsed ? { value: parsed.host, span: url.span, path: `${path}.url` } : undefined;
}

async function readSecret(node: YamlNode, path: string, into: Findings): Promise<readonly KubernetesDocument[]> {
  const certificate = scalarAt(node, 'data', 'tls.crt');
  if (!certificate) return [];
  const key = scalarAt(node, 'data', 'tls.key');
  return [
    {
      kind: 'tlsSecret',
      uri: into.uri,
      name: nameOf(node),
      span: node.span,
      certificate: await readData(certificate, `${path}data["tls.crt"]`, into),
      key: key && (await readData(key, `${path}data["tls.key"]`, into)),
    },
  ];
}

/** Decodes a field of base64; its text is kept only where it is nothing but certificates. */
async function readData(scalar: YamlScalar, path: string, into: Findings): Promise<EmbeddedData> {
  const content = base64Content(scalar.value);
  if (content.kind !== 'pem' && content.kind !== 'der')
    return { value: WITHHELD, span: scalar.span, path, artifacts: [] };
  const { artifacts, problems } = await decodeEmbedded(scalar, content, into.uri, path);
  into.artifacts.push(...artifacts);
  into.problems.push(...problems);
  const isPublic =
    artifacts.length > 0 && problems.length === 0 && artifacts.every(({ kind }) => kind === 'certificate');
  return { value: isPublic ? scalar.value : WITHHELD, span: scalar.span, path, artifacts };
}

function nameOf(node: YamlNode): string {
  return textAt(node, 'metadata', 'name') ?? '';
}
