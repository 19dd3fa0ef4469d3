import {
  authority,
  calls,
  crdText,
  intermediate,
  pairData,
  secretText,
  serving,
  webhookText,
} from '../../apiObjects.ts';
import { key, privateKeyPem } from '../../keyPair.ts';
import { base64 } from '../../pem.ts';
import type { CollectedIncident } from './collected.ts';

const failed = (webhook: string, error: string) =>
  `Internal error occurred: failed calling webhook "${webhook}": ${error}`;

async function webhookWith(service: string, namespace: string, bundle: (pem: string) => string) {
  const ca = await authority(`${service}-ca`);
  const leaf = await serving(ca, [`${service}.${namespace}.svc`]);
  return {
    'webhook.yaml': webhookText({ config: calls(service, namespace, bundle(ca.pem)) }),
    'secret.yaml': secretText({ name: service, namespace, data: pairData(leaf, { ca }) }),
  };
}

/** Incidents of bundles and pairs in objects that hold something else than they should. */
export const BUNDLES: Readonly<Record<string, CollectedIncident>> = {
  bundleOfDer: {
    source: 'kubernetes/kubernetes#61171',
    lines: [
      failed(
        'pod.admission.cloud',
        'Post https://webhook.admission.svc:443/?timeout=30s: x509: certificate signed by unknown authority',
      ),
    ],
    files: () => webhookWith('webhook', 'admission', (pem) => pem.replaceAll(/-----[^-]+-----|\s/g, '')),
    answer: { ends: ['kube-apiserver', 'the webhook'], finding: 'objects/webhook-cabundle-invalid webhook.yaml' },
  },
  bundleOfPlaceholder: {
    source: 'fluid-cloudnative/fluid#1399',
    lines: [
      failed(
        'schedulepod.fluid.io',
        'could not get REST client: unable to load root certificates: unable to parse bytes as PEM block',
      ),
    ],
    files: () => webhookWith('fluid-pod-admission-webhook', 'fluid-system', () => base64('placeholder')),
    answer: { ends: ['kube-apiserver', null], finding: 'objects/webhook-cabundle-invalid webhook.yaml' },
  },
  conversionOfNewline: {
    source: 'eclipse-che/che#23235',
    lines: [
      'CustomResourceDefinition.apiextensions.k8s.io "devworkspaces.workspace.devfile.io" is invalid: spec.conversion.webhookClientConfig.caBundle: Invalid value: []byte{0xa}: unable to load root certificates: unable to parse bytes as PEM block',
    ],
    files: async () => ({
      'combined.yaml': crdText(calls('devworkspace-controller-manager-service', 'devworkspace-controller', 'Cg==')),
    }),
    answer: { ends: [null, null], says: /Cg== in the file is the placeholder/ },
  },
  bundleNotBase64: {
    source: 'kubernetes/kubernetes#109967',
    lines: [
      'Error from server (BadRequest): error when creating "validatingwebhook.yaml": ValidatingWebhookConfiguration in version "v1" cannot be handled as a ValidatingWebhookConfiguration: illegal base64 data at input byte 1697',
    ],
    files: () => webhookWith('denyex', 'default', (pem) => `${base64(pem)}=LS0`),
    answer: { ends: ['kubectl', null], finding: 'objects/webhook-cabundle-invalid webhook.yaml' },
  },
  panicOfOperator: {
    source: 'minio/operator#2437',
    lines: ['panic: tls: private key does not match public key'],
    files: async () => {
      const leaf = await serving(await authority('minio-ca'), ['sts.minio-operator.svc']);
      const data = { ...pairData(leaf), 'tls.key': base64(privateKeyPem(await key('another sts'))) };
      return { 'sts-tls.yaml': secretText({ name: 'sts-tls', namespace: 'minio-operator', data }) };
    },
    answer: { ends: [null, null], finding: 'objects/tls-secret-pair-mismatch sts-tls.yaml' },
  },
  rootOfOtherCa: {
    source: 'istio/istio#46600',
    lines: [
      '2023-08-18T20:53:55.257814Z     error   failed to create discovery service: failed to create CA: failed to create an istiod CA: failed to create CA KeyCertBundle (cannot verify the cert with the provided root chain and cert pool with error: x509: certificate signed by unknown authority)',
    ],
    files: async () => {
      const [root, other] = [await authority('Root CA'), await authority('Other Root')];
      const signer = await intermediate('Intermediate CA', root);
      return {
        'cacerts.yaml': secretText({
          name: 'cacerts',
          namespace: 'istio-system',
          type: 'Opaque',
          data: {
            'ca-cert.pem': base64(signer.pem),
            'ca-key.pem': base64(privateKeyPem(signer.key)),
            'cert-chain.pem': base64(signer.pem),
            'root-cert.pem': base64(other.pem),
          },
        }),
      };
    },
    answer: { ends: ['istiod', null], finding: 'objects/mesh-ca-untrusted cacerts.yaml' },
  },
};
