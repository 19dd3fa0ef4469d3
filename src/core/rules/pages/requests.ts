import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/requests, by name. Written by `npm run rules:docs`. */
export const REQUESTS = {
  'csr-api-version-removed': {
    id: 'requests/csr-api-version-removed', severity: 'error', basis: 'must', title: 'The API version of the request is gone',
    messages: { removed: '`{version}` is gone since Kubernetes 1.22; write `certificates.k8s.io/v1`.', incomplete: '`{version}` is gone since Kubernetes 1.22; write `certificates.k8s.io/v1`, which also wants {missing}.' },
  },
  'csr-approved-not-issued': {
    id: 'requests/csr-approved-not-issued', severity: 'warning', basis: 'observed', title: 'A request is approved and yet not signed',
    messages: { builtIn: 'Approved but not signed: check the signing flags of kube-controller-manager, whether their file holds one certificate with its key, and its log.', other: 'Approved but not signed: nothing in the cluster signs for "{signer}".' },
  },
  'csr-expiration-range': {
    id: 'requests/csr-expiration-range', severity: 'error', basis: 'observed', title: 'A request asks for a life too short or longer than it can get',
    messages: { short: '`spec.expirationSeconds: Invalid value: {seconds}: may not specify a duration less than 600 seconds (10 minutes)`.', cut: 'The request asks for {seconds} s ({wanted}); the signer cuts this to {limit} s ({given}), its --cluster-signing-duration.' },
  },
  'csr-key-weak': {
    id: 'requests/csr-key-weak', severity: 'error', basis: 'observed', title: 'A request is for a weak or unreadable key',
    messages: { weak: '{key}: weak; less than 2048 bits can be broken. Make a new key.', refused: '{key}: Go 1.24 and later refuse keys below 1024 bits, and the API with them. Make a new key.', unreadable: '{key}: the API says `x509: cannot verify signature: algorithm unimplemented`. Make an RSA or ECDSA key.' },
  },
  'csr-masters-group': {
    id: 'requests/csr-masters-group', severity: 'error', basis: 'must', title: 'A request asks for the group system:masters',
    messages: { refused: 'Admission refuses this: `use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed`.' },
  },
  'csr-no-cn': {
    id: 'requests/csr-no-cn', severity: 'warning', basis: 'observed', title: 'A request for a user has no CN',
    messages: { missing: 'Without CN the certificate names no user: it will be signed, and nobody can log in with it.' },
  },
  'csr-request-label': {
    id: 'requests/csr-request-label', severity: 'error', basis: 'observed', title: 'The PEM label of the request is not CERTIFICATE REQUEST',
    messages: { label: 'The block is labelled `{label}`; the API refuses it: `PEM block type must be CERTIFICATE REQUEST`.' },
  },
  'csr-request-not-pem': {
    id: 'requests/csr-request-not-pem', severity: 'error', basis: 'observed', title: 'spec.request is not the base64 of a PEM request',
    messages: { missing: '`spec.request` is missing: the API wants base64 of a PEM CERTIFICATE REQUEST.', found: '`spec.request` must be base64 of a PEM CERTIFICATE REQUEST; found {what}. The API says `PEM block type must be CERTIFICATE REQUEST`.', privateKey: '`spec.request` holds a private key instead of the request made from it. Whoever may read this file has the key: make a new one.', wrapped: 'The base64 of `spec.request` is broken over lines, which YAML joins with blanks: `illegal base64 data`. Write it on one line.', character: '`spec.request` must be base64 of a PEM CERTIFICATE REQUEST; {character} is no character of base64.' },
  },
  'csr-san-signer-mismatch': {
    id: 'requests/csr-san-signer-mismatch', severity: 'error', basis: 'observed', title: 'The signer does not give these subjectAltNames',
    messages: { refused: '{signer} will not sign this: `{text}`. The request has {names}.' },
  },
  'csr-signature-invalid': {
    id: 'requests/csr-signature-invalid', severity: 'error', basis: 'must', title: 'A request is not signed by its own key',
    messages: { invalid: 'The request is not signed by its own key: the API refuses it.', insecure: 'The request is signed with MD5: the API refuses it with `x509: cannot verify signature: insecure algorithm {algorithm}`.' },
  },
  'csr-signer-missing': {
    id: 'requests/csr-signer-missing', severity: 'error', basis: 'observed', title: 'A request names no signer',
    messages: { missing: '`spec.signerName: Required value`: say who shall sign, for people `kubernetes.io/kube-apiserver-client`.' },
  },
  'csr-signer-unknown': {
    id: 'requests/csr-signer-unknown', severity: 'error', basis: 'observed', title: 'Nobody signs under this signer name',
    messages: { shape: '`spec.signerName: Invalid value: "{name}": {fault}`.', legacy: '`kubernetes.io/legacy-unknown`: `the legacy signerName is not allowed via this API version`.', unknown: '"{name}" is none of the signers of Kubernetes: nobody signs this request.', misspelt: '"{name}" is none of the signers of Kubernetes; did you mean "{meant}"?', other: '"{name}" is no signer of Kubernetes: something in the cluster must sign for it, or the request waits for ever.' },
  },
  'csr-spec-immutable-fields': {
    id: 'requests/csr-spec-immutable-fields', severity: 'hint', basis: 'must', title: 'A request says who sends it',
    messages: { ignored: '{fields}: set by the API server when the object is created; ignored here.' },
  },
  'csr-status-cert-mismatch': {
    id: 'requests/csr-status-cert-mismatch', severity: 'warning', basis: 'observed', title: 'The issued certificate does not fit the request',
    messages: { key: 'The issued certificate belongs to another key than the request.', issuer: 'The issued certificate comes from "{issuer}"; {label} signs with {list}.' },
  },
  'csr-subject-signer-mismatch': {
    id: 'requests/csr-subject-signer-mismatch', severity: 'error', basis: 'observed', title: 'The signer does not give this name',
    messages: { refused: '{signer} will not sign this: `{text}`. It wants O=system:nodes and CN=system:node:<name>; this is {subject}.' },
  },
  'csr-system-user': {
    id: 'requests/csr-system-user', severity: 'warning', basis: 'should', title: 'A request asks for a name of the system',
    messages: { reserved: 'A person or program under the name "{name}": `system:` is kept for Kubernetes’ own users. Take another name.', kubelet: '"{name}" is a kubelet: its requests belong to the signer kubernetes.io/kube-apiserver-client-kubelet, which checks them.' },
  },
  'csr-usages-missing': {
    id: 'requests/csr-usages-missing', severity: 'error', basis: 'observed', title: 'A request lists no usages, or unknown ones',
    messages: { missing: '`spec.usages: Required value`: v1 wants the usages, for people `client auth`.', misspelt: '`spec.usages: Unsupported value: "{usage}"`; did you mean `{meant}`?', unknown: '`spec.usages: Unsupported value: "{usage}"`: this is no usage of the API.', duplicate: '`spec.usages: Duplicate value: "{usage}"`.' },
  },
  'csr-usages-signer-mismatch': {
    id: 'requests/csr-usages-signer-mismatch', severity: 'error', basis: 'observed', title: 'The signer does not give these usages',
    messages: { refused: '{signer} will not sign this: `{text}`.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
