import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';
import { between } from './quoted.ts';

/** The bundles of webhooks and APIServices that cannot be used. */
const BUNDLES: readonly string[] = [
  'objects/webhook-cabundle-invalid',
  'objects/apiservice-cabundle-invalid',
  'objects/crd-conversion-cabundle-invalid',
];

/** A webhook that the API server calls for an object, or to convert it. */
const WEBHOOK =
  /failed (?:calling|to call) (?:admission )?webhook|\bconversion webhook for [\w.-]{1,300}\/\w{1,60}, Kind=/;

/** Objects of the API that the API server does not take, or that a component cannot use. */
export const OBJECTS: readonly MessageKind[] = [
  {
    name: 'apiVersionRemoved',
    patterns: [/no matches for kind "CertificateSigningRequest" in version "/],
    values: (line) => ({ path: between(line, ' in version "', '"') }),
    rejects: 'nobody',
    meaning: ({ path }) =>
      phrase('The API server does not have {path} of CertificateSigningRequest: its release no longer has it.', {
        path,
      }),
    look: [phrase('Set `apiVersion: certificates.k8s.io/v1`, which requires `signerName` and `usages`.')],
    rules: ['requests/csr-api-version-removed'],
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'badBase64',
    patterns: [/\bcannot be handled as an? (?<path>\w{1,100}): /],
    values: (line) => (line.includes('illegal base64 data at input byte') ? {} : undefined),
    rejects: 'nobody',
    meaning: ({ path }) =>
      phrase('The API server cannot decode a field of a {path} whose value must be base64.', { path }),
    look: [
      phrase(
        'Encode the value again with `base64 -w0`: `caBundle`, `request`, or the values of `data`. Look for line breaks, quotes, and PEM text that is not encoded.',
      ),
    ],
    rules: [...BUNDLES, 'objects/tls-secret-not-base64', 'objects/tls-secret-raw-pem-in-data'],
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'caNotPem',
    patterns: [/\bcaBundle: Invalid value: /],
    values: (line) => (line.includes('unable to load root certificates') ? {} : undefined),
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The API server does not take the object, because its `caBundle` holds no PEM certificate. `{bytes}` is a line break: `Cg==` in the file is the placeholder for a CA that is injected later.',
        { bytes: '[]byte{0xa}' },
      ),
    look: [
      phrase(
        'Put the CA of the server into `caBundle`, or leave the field out until something injects it: cainjector needs its annotation.',
      ),
    ],
    rules: BUNDLES,
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'unknownAuthority',
    patterns: [/x509: certificate signed by unknown authority(?! \(possibly)/],
    values: (line) => (WEBHOOK.test(line) ? {} : undefined),
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} does not trust the CA that issued the certificate of {whom}.', { who, whom }),
    look: [
      phrase(
        'Compare the CA that issued the certificate of the webhook with `caBundle` of its configuration. Before release 1.22, a bundle that is not PEM is ignored.',
      ),
    ],
    rules: [
      'objects/webhook-cabundle-not-issuer',
      'objects/webhook-cabundle-invalid',
      'objects/webhook-cabundle-empty',
      'objects/webhook-cabundle-expired',
    ],
    failures: ['unknownAuthority'],
    isOfItsRules: true,
  },
  {
    // cert-manager/cert-manager, internal/controller/certificates/policies/checks.go.
    name: 'secretUnusable',
    patterns: [
      /\bIssuing certificate as Secret (?:contains a private key that does not match|contains invalid private key data|contains an invalid (?:certificate|key-pair)|does not contain (?:any data|a certificate|a private key))\b/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'cert-manager reissues the certificate because the Secret does not contain a valid certificate with its key.',
      ),
    look: [
      phrase(
        'Find out what else writes to the Secret. If cert-manager reissues again and again, the issuer returns a certificate for another key: a Vault issuer needs the path `sign`, not `issue`.',
      ),
    ],
    rules: [
      'objects/tls-secret-pair-mismatch',
      'objects/tls-secret-key-missing',
      'objects/tls-secret-not-base64',
      'objects/tls-secret-double-base64',
      'objects/tls-secret-raw-pem-in-data',
    ],
    failures: [],
    isOfItsRules: true,
  },
  {
    // The same file.
    name: 'expired',
    patterns: [/\bCertificate expired on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d UTC/],
    rejects: 'nobody',
    meaning: () => phrase('The certificate in the Secret has expired, and cert-manager has not replaced it.'),
    look: [phrase('The reason is in the status of the CertificateRequest or of the issuer.')],
    rules: ['objects/tls-secret-expired'],
    failures: [],
    isOfItsRules: true,
  },
  {
    // istio.io/istio, security/pkg/pki/util, Verify.
    name: 'meshAuthority',
    patterns: [/cannot verify the cert with the provided root chain and cert pool/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} does not start, because `ca-cert.pem` in the Secret `cacerts` was not issued by a certificate in `root-cert.pem`, or `cert-chain.pem` lacks a CA between them.',
        { who },
      ),
    look: [
      phrase('Create the Secret again with the root that issued the CA, and all CAs between in `cert-chain.pem`.'),
    ],
    rules: ['objects/mesh-ca-untrusted'],
    failures: [],
    isOfItsRules: true,
  },
  {
    // k8s.io/apiserver, pkg/server/options, DelegatingAuthenticationOptions.
    name: 'requestHeaderUnset',
    patterns: [/cluster doesn't provide (?:requestheader-client-ca-file|client-ca-file)/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} does not start: the ConfigMap `extension-apiserver-authentication` has no CA of the front proxy, because kube-apiserver runs without `--requestheader-client-ca-file`.',
        { who },
      ),
    look: [
      phrase(
        'Set `--requestheader-client-ca-file`, `--proxy-client-cert-file`, `--proxy-client-key-file` and the `--requestheader-` flags for names and headers of kube-apiserver.',
      ),
    ],
    rules: ['manifests/aggregator-client-unset', 'manifests/requestheader-incomplete'],
    failures: [],
    isOfItsRules: true,
  },
  {
    // kubeadm before release 1.14.
    name: 'caHash',
    patterns: [/failed to parse cluster CA from the cluster-info configmap: trailing data after first PEM block/i],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} does not join the node, because the ConfigMap `cluster-info` holds more than one CA, which this release of kubeadm does not accept.',
        { who },
      ),
    look: [
      phrase(
        'Join with a newer release of kubeadm, or keep only the CA of the API server in `cluster-info` meanwhile.',
      ),
    ],
    rules: [],
    failures: [],
  },
];
