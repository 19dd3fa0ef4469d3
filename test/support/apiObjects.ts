import { authoritySpec, type CertificateSpec, type IssuedCertificate, issue, LEAF_SHAPE } from './certificates.ts';
import { key, privateKeyPem } from './keyPair.ts';
import { days, nodeSettings } from './nodeOptions.ts';
import { base64 } from './pem.ts';

/** The clock of the tests that judge files. */
export const NOW = nodeSettings({}).now;

/** A self-signed CA, a month old and ten years long by default. */
export async function authority(name: string, more: Partial<CertificateSpec> = {}): Promise<IssuedCertificate> {
  return issue({ ...authoritySpec(name, await key(name), days(NOW, -30), days(NOW, 3620)), ...more });
}

/** A CA that another one issued. */
export async function intermediate(name: string, issuer: IssuedCertificate): Promise<IssuedCertificate> {
  return authority(name, { issuer, authorityKeyId: true });
}

/** A serving certificate with these DNS names, a month old and a year long by default. */
export async function serving(
  issuer: IssuedCertificate | undefined,
  names: readonly string[],
  more: Partial<CertificateSpec> = {},
): Promise<IssuedCertificate> {
  return issue({
    ...LEAF_SHAPE,
    subject: { commonName: names[0] ?? 'server' },
    key: await key(`serving ${names[0] ?? ''}`),
    issuer,
    notBefore: days(NOW, -30),
    notAfter: days(NOW, 335),
    extendedKeyUsage: ['serverAuth'],
    sans: names.map((name) => `dns:${name}` as const),
    ...more,
  });
}

export interface SecretSpec {
  readonly name?: string;
  readonly namespace?: string | undefined;
  /** "" leaves the type out. */
  readonly type?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

/** A Secret of type kubernetes.io/tls; values are written as they are, PEM as a literal block. */
export function secretText(spec: SecretSpec): string {
  const { name = 'web-tls', namespace, type = 'kubernetes.io/tls', annotations, data, stringData } = spec;
  return [
    'apiVersion: v1',
    'kind: Secret',
    ...metadata(name, namespace, annotations),
    ...(type === '' ? [] : [`type: ${type}`]),
    ...values('data', data),
    ...values('stringData', stringData),
    '',
  ].join('\n');
}

/** The pair as `kubectl create secret tls` writes it, with ca.crt where one is given. */
export function pairData(
  leaf: IssuedCertificate,
  more: { readonly chain?: readonly IssuedCertificate[]; readonly ca?: IssuedCertificate } = {},
): Readonly<Record<string, string>> {
  return {
    ...(more.ca ? { 'ca.crt': base64(more.ca.pem) } : {}),
    'tls.crt': base64([leaf, ...(more.chain ?? [])].map(({ pem }) => pem).join('')),
    'tls.key': base64(privateKeyPem(leaf.key)),
  };
}

export interface WebhookSpec {
  readonly annotations?: Readonly<Record<string, string>>;
  /** Lines under clientConfig. */
  readonly config: readonly string[];
  /** Further lines under metadata. */
  readonly metadata?: readonly string[];
}

/** The lines of a clientConfig that calls a Service. */
export function calls(service: string, namespace: string, caBundle?: string): readonly string[] {
  return [
    `service: { name: ${service}, namespace: ${namespace} }`,
    ...(caBundle === undefined ? [] : [`caBundle: ${caBundle}`]),
  ];
}

export function webhookText({ annotations, config, metadata: more = [] }: WebhookSpec): string {
  return [
    'apiVersion: admissionregistration.k8s.io/v1',
    'kind: ValidatingWebhookConfiguration',
    ...metadata('policy', undefined, annotations),
    ...more.map((line) => `  ${line}`),
    'webhooks:',
    '- name: policy.example.com',
    '  admissionReviewVersions: [v1]',
    '  sideEffects: None',
    '  clientConfig:',
    ...config.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

/** An APIService; `lines` stand under its spec. */
export function apiServiceText(lines: readonly string[], annotations?: Readonly<Record<string, string>>): string {
  return [
    'apiVersion: apiregistration.k8s.io/v1',
    'kind: APIService',
    ...metadata('v1beta1.metrics.k8s.io', undefined, annotations),
    'spec:',
    '  group: metrics.k8s.io',
    '  version: v1beta1',
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** A CRD with a conversion webhook. */
export function crdText(config: readonly string[], annotations?: Readonly<Record<string, string>>): string {
  return [
    'apiVersion: apiextensions.k8s.io/v1',
    'kind: CustomResourceDefinition',
    ...metadata('widgets.example.com', undefined, annotations),
    'spec:',
    '  group: example.com',
    '  conversion:',
    '    strategy: Webhook',
    '    webhook:',
    '      conversionReviewVersions: [v1]',
    '      clientConfig:',
    ...config.map((line) => `        ${line}`),
    '',
  ].join('\n');
}

export interface IngressSpec {
  readonly name?: string;
  readonly namespace?: string | undefined;
  readonly className?: string | undefined;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly apiVersion?: string;
  /** The hosts of each entry of `tls`, by the name of its Secret; "" leaves the name out. */
  readonly tls: Readonly<Record<string, readonly string[]>>;
  /** The hosts of the rules; "" is a rule without a host. Those of `tls` by default. */
  readonly hosts?: readonly string[];
}

export function ingressText(spec: IngressSpec): string {
  const { name = 'web', namespace, className, annotations, apiVersion = 'networking.k8s.io/v1', tls } = spec;
  const hosts = spec.hosts ?? Object.values(tls).flat();
  return [
    `apiVersion: ${apiVersion}`,
    'kind: Ingress',
    ...metadata(name, namespace, annotations),
    'spec:',
    ...(className === undefined ? [] : [`  ingressClassName: ${className}`]),
    '  tls:',
    ...Object.entries(tls).flatMap(([secret, listed]) => [
      `  - hosts: [${listed.map((host) => JSON.stringify(host)).join(', ')}]`,
      ...(secret === '' ? [] : [`    secretName: ${secret}`]),
    ]),
    '  rules:',
    ...hosts.map((host) => (host === '' ? '  - http: {}' : `  - host: ${JSON.stringify(host)}`)),
    '',
  ].join('\n');
}

export function configMapText(name: string, namespace: string, data: Readonly<Record<string, string>>): string {
  return ['apiVersion: v1', 'kind: ConfigMap', ...metadata(name, namespace), ...values('data', data), ''].join('\n');
}

function metadata(name: string, namespace?: string, annotations: Readonly<Record<string, string>> = {}): string[] {
  const entries = Object.entries(annotations);
  return [
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    ...(entries.length > 0
      ? ['  annotations:', ...entries.map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`)]
      : []),
  ];
}

function values(place: string, data: Readonly<Record<string, string>> | undefined): string[] {
  if (!data) return [];
  return [
    `${place}:`,
    ...Object.entries(data).map(([key, value]) =>
      value.includes('\n') ? `  ${key}: |\n${value.trimEnd().replaceAll(/^/gm, '    ')}` : `  ${key}: ${value}`,
    ),
  ];
}
