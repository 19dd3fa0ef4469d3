import { authority, calls, ingressText, pairData, secretText, serving, webhookText } from '../../apiObjects.ts';
import { base64 } from '../../pem.ts';
import type { CollectedIncident } from './collected.ts';

const failed = (webhook: string, url: string, error: string) =>
  `Error from server (InternalError): error when creating "sample.yaml": Internal error occurred: failed calling webhook "${webhook}": Post "${url}": ${error}`;

/** A webhook with the Secret of its server. */
async function webhook(service: string, namespace: string, names: readonly string[], isStale = false) {
  const ca = await authority(`${service}-ca`);
  const leaf = await serving(ca, [`${service}.${namespace}.svc`], {
    sans: names.map((name) => `dns:${name}` as const),
  });
  const trusted = isStale ? await authority(`${service}-ca-before`) : ca;
  return {
    'webhook.yaml': webhookText({ config: calls(service, namespace, base64(trusted.pem)) }),
    'secret.yaml': secretText({ name: service, namespace, data: pairData(leaf, { ca }) }),
  };
}

async function ingress(host: string, name: string, more: { readonly isNameOnly?: true } = {}) {
  const ca = await authority('web-ca');
  const leaf = await serving(ca, [name], more.isNameOnly ? { sans: [] } : {});
  return {
    'ingress.yaml': ingressText({ namespace: 'default', className: 'nginx', tls: { 'test-cert': [host] } }),
    'secret.yaml': secretText({ name: 'test-cert', namespace: 'default', data: pairData(leaf) }),
  };
}

const LEGACY =
  'x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0';

/** Incidents of webhooks and Ingresses. */
export const OBJECTS: Readonly<Record<string, CollectedIncident>> = {
  webhookCommonName: {
    source: 'GoogleCloudPlatform/flink-on-k8s-operator#390',
    lines: [
      failed(
        'mflinkcluster.flinkoperator.k8s.io',
        'https://flink-operator-webhook-service.flink-operator-system.svc:443/mutate?timeout=30s',
        LEGACY,
      ),
    ],
    files: () => webhook('flink-operator-webhook-service', 'flink-operator-system', []),
    answer: {
      ends: ['kube-apiserver', 'the webhook'],
      finding: 'objects/webhook-san-missing webhook.yaml',
      certificate: 'secret.yaml',
    },
  },
  webhookStaleBundle: {
    source: 'flanksource/karina#281',
    lines: [
      'ERRO[0140] error updating: quack/certificates/quack-certs : Internal error occurred: failed calling webhook "webhook.cert-manager.io": Post https://cert-manager-webhook.cert-manager.svc:443/mutate?timeout=30s: x509: certificate signed by unknown authority ',
    ],
    files: () => webhook('cert-manager-webhook', 'cert-manager', ['cert-manager-webhook.cert-manager.svc'], true),
    answer: {
      ends: ['kube-apiserver', 'the webhook'],
      finding: 'objects/webhook-cabundle-not-issuer webhook.yaml',
      certificate: 'secret.yaml',
    },
  },
  sidecarAnswers: {
    source: 'istio/istio#32537',
    lines: [
      failed(
        'config.webhook.serving.knative.dev',
        'https://webhook.knative-serving.svc:443/config-validation?timeout=10s',
        'x509: certificate is not valid for any names, but wanted to match webhook.knative-serving.svc',
      ),
    ],
    files: () => webhook('webhook', 'knative-serving', ['webhook.knative-serving.svc']),
    answer: { ends: ['kube-apiserver', 'the webhook'], isElsewhere: true },
  },
  webhookRenamed: {
    source: 'zilliztech/milvus-operator#513',
    lines: [
      failed(
        'mmilvus.kb.io',
        'https://release-name-milvus-operator-webhook-service.milvus-operator.svc:443/mutate-milvus-io-v1beta1-milvus?timeout=10s',
        'tls: failed to verify certificate: x509: certificate is valid for milvus-operator-webhook-service.milvus-operator.svc, milvus-operator-webhook-service.milvus-operator.svc.cluster.local, not release-name-milvus-operator-webhook-service.milvus-operator.svc',
      ),
    ],
    files: () => {
      const name = 'milvus-operator-webhook-service.milvus-operator.svc';
      return webhook('release-name-milvus-operator-webhook-service', 'milvus-operator', [
        name,
        `${name}.cluster.local`,
      ]);
    },
    answer: {
      ends: ['kube-apiserver', 'the webhook'],
      certificate: 'secret.yaml',
      says: /Issue secret\.yaml again with release-name-/,
    },
  },
  wildcardOnly: {
    source: 'kubernetes/ingress-nginx#6905',
    lines: [
      'W0224 10:00:00.000000       7 controller.go:1146] Unexpected error validating SSL certificate "default/test-cert" for server "rancher.example.com": x509: certificate is valid for *.rancher.example.com, not rancher.example.com',
    ],
    files: () => ingress('rancher.example.com', '*.rancher.example.com'),
    answer: {
      ends: [null, null],
      finding: 'objects/ingress-host-not-in-certificate ingress.yaml',
      certificate: 'secret.yaml',
    },
  },
  secretOfTwoPairs: {
    source: 'cert-manager/cert-manager#7769 and #5087',
    lines: [
      'Normal  Issuing  2m  cert-manager-certificates-trigger  Issuing certificate as Secret contains a private key that does not match the certificate',
      'Message:               Issuing certificate as Secret contains an invalid key-pair: tls: private key does not match public key',
    ],
    files: async () => {
      const ca = await authority('web-ca');
      const [leaf, other] = [await serving(ca, ['web.example.com']), await serving(ca, ['other.example.com'])];
      return { 'secret.yaml': secretText({ name: 'web', data: { ...pairData(other), 'tls.crt': base64(leaf.pem) } }) };
    },
    answer: { ends: [null, null], finding: 'objects/tls-secret-pair-mismatch secret.yaml' },
  },
  secretNotRenewed: {
    source: 'cert-manager/cert-manager#3481',
    lines: ['Message:               Certificate expired on Mon, 27 Apr 2026 12:00:00 UTC'],
    files: async () => {
      const ca = await authority('web-ca', { notBefore: new Date('2025-01-01') });
      const dates = { notBefore: new Date('2026-01-27T12:00:00Z'), notAfter: new Date('2026-04-27T12:00:00Z') };
      return { 'secret.yaml': secretText({ name: 'web', data: pairData(await serving(ca, ['web'], dates)) }) };
    },
    answer: { ends: [null, null], finding: 'objects/tls-secret-expired secret.yaml' },
  },
  wildcardTooDeep: {
    source: 'kubernetes/ingress-nginx#195',
    lines: [
      'W0810 00:43:18.602120       7 controller.go:1108] ssl certificate default/test-cert does not contain a common name for host example.bronze.mydomain.com',
    ],
    files: () => ingress('example.bronze.mydomain.com', '*.mydomain.com', { isNameOnly: true }),
    answer: { ends: [null, null], finding: 'objects/ingress-host-not-in-certificate ingress.yaml' },
  },
};
