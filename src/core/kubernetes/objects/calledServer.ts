import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, entryOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { redactionsIn } from '../../formats/yaml/sourceOffset.ts';
import type { Located } from '../../model/documents/located.ts';
import type { CalledServerDocument } from '../../model/documents/objects.ts';
import { readEncodedField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { parseUrls } from '../values/flagValue.ts';
import { isEncryptedObject, keySpanAt, readMeta } from './apiObject.ts';

/** The servers that webhook configurations, APIServices and CRDs name. */
export async function readCalledServers(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly CalledServerDocument[]> {
  if (isEncryptedObject(node)) return [];
  const { name, live, annotations } = readMeta(node);
  const kind = textAt(node, 'kind');
  const shared = { uri: into.uri, name, object: `${kind}/${name}`, live, injector: injectorOf(annotations) };
  switch (kind) {
    case 'APIService':
      return readCalled(node, 'spec', path, { ...shared, calledBy: 'apiService', whole: true }, into);
    case 'CustomResourceDefinition': {
      const webhook = childOf(node, 'spec', 'conversion', 'webhook');
      const whole = childOf(webhook, 'conversionReviewVersions') !== undefined;
      if (!webhook || textAt(node, 'spec', 'conversion', 'strategy') === 'None') return [];
      const place = `${path}spec.conversion.webhook.`;
      return readCalled(webhook, 'clientConfig', place, { ...shared, calledBy: 'conversion', whole }, into);
    }
    default: {
      const found: CalledServerDocument[] = [];
      for (const [at, webhook] of itemsAt(node, 'webhooks').entries()) {
        if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
        const own = textAt(webhook, 'name') ?? name;
        const whole = childOf(webhook, 'admissionReviewVersions') !== undefined;
        const place = `${path}webhooks[${at}].`;
        const known = { ...shared, name: own, calledBy: 'webhook', whole } as const;
        found.push(...(await readCalled(webhook, 'clientConfig', place, known, into)));
      }
      return found;
    }
  }
}

type Known = Pick<CalledServerDocument, 'uri' | 'name' | 'object' | 'live' | 'injector' | 'calledBy' | 'whole'>;

async function readCalled(
  parent: YamlNode,
  key: 'spec' | 'clientConfig',
  parentPath: string,
  known: Known,
  into: FieldReading,
): Promise<readonly CalledServerDocument[]> {
  const entry = entryOf(parent, key);
  const config = entry?.value;
  if (!entry || config?.kind !== 'map') return [];
  const path = `${parentPath}${key}`;
  const service = readService(config);
  // An APIService without a Service is served by kube-apiserver itself.
  if (known.calledBy === 'apiService' && !service) return [];
  const url = scalarAt(config, 'url');
  const bundle = scalarAt(config, 'caBundle');
  return [
    {
      kind: 'calledServer',
      ...known,
      span: config.span,
      keySpan: entry.keySpan,
      service,
      url: urlAt(url, `${path}.url`),
      host: service ? serviceHost(service, path) : urlHost(located(url, `${path}.url`)),
      caBundle: bundle && (await readEncodedField(bundle, `${path}.caBundle`, into)),
      insecureSkipTlsVerify: readInsecure(config, path),
    },
  ];
}

function urlAt(scalar: YamlScalar | undefined, path: string): CalledServerDocument['url'] {
  const url = located(scalar, path);
  return scalar && url && { ...url, holdsUser: redactionsIn(scalar).some(({ kind }) => kind === 'user') };
}

function readService(config: YamlNode): CalledServerDocument['service'] {
  const name = scalarAt(config, 'service', 'name');
  if (!name?.value) return undefined;
  return { name: name.value, namespace: textAt(config, 'service', 'namespace') ?? 'default', span: name.span };
}

/** A Service is verified by `<name>.<namespace>.svc`, whatever address the client connects to. */
function serviceHost(
  { name, namespace, span }: NonNullable<CalledServerDocument['service']>,
  path: string,
): Located<string> | undefined {
  const value = `${name}.${namespace}.svc`;
  return isTemplated(value) ? undefined : { value, span, path: `${path}.service.name` };
}

function urlHost(url: Located<string> | undefined): Located<string> | undefined {
  const [parsed] = url && !isTemplated(url.value) ? parseUrls(url.value) : [];
  return url && parsed && parsed.host !== '' ? { ...url, value: parsed.host } : undefined;
}

function readInsecure(config: YamlNode, path: string): CalledServerDocument['insecureSkipTlsVerify'] {
  const scalar = scalarAt(config, 'insecureSkipTLSVerify');
  const keySpan = keySpanAt(config, 'insecureSkipTLSVerify');
  if (typeof scalar?.typed !== 'boolean' || !keySpan) return undefined;
  return { value: scalar.typed, span: scalar.span, path: `${path}.insecureSkipTLSVerify`, keySpan };
}

/** Annotations that have a controller fill `caBundle` in, by their documents' names for them. */
const INJECTORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:cert-manager\.io|certmanager\.k8s\.io)\/inject-(?:ca-from|ca-from-secret|apiserver-ca)$/, 'cert-manager'],
  [/^service\.(?:beta|alpha)\.openshift\.io\/inject-cabundle$/, 'OpenShift'],
  [/(?:^|[./-])inject-?ca(?:-?bundle)?(?:-from)?$/, 'a controller'],
];

/** Who fills the bundle in, by the object's annotations; undefined if none says so. */
function injectorOf(annotations: ReadonlySet<string>): string | undefined {
  for (const [pattern, name] of INJECTORS) {
    for (const annotation of annotations) if (pattern.test(annotation)) return name;
  }
  return undefined;
}

/** Tools that fill `caBundle` in by themselves, seen where a manifest runs them: a job, or the server itself. */
export const SELF_INJECTORS =
  /webhook-certgen|certgen|cert-controller|k8s-webhook-cert-manager|ca-injector|cainjector|metallb|gatekeeper/i;
