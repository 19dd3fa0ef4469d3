import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/requests, by name. Written by `npm run generate`. */
export const REQUESTS = {
  'csr-api-version-removed': {
    id: 'requests/csr-api-version-removed', severity: 'error', basis: 'must', about: 'object', title: 'The API version of a request has been removed',
    messages: { removed: '`{version}` was removed in Kubernetes 1.22. Use `certificates.k8s.io/v1`.', incomplete: '`{version}` was removed in Kubernetes 1.22. Use `certificates.k8s.io/v1`, which also requires {missing}.' },
  },
  'csr-approved-not-issued': {
    id: 'requests/csr-approved-not-issued', severity: 'warning', basis: 'observed', about: 'object', title: 'A request is approved but not signed',
    messages: { builtIn: 'The request is approved but not signed. Make sure that the signing flags of kube-controller-manager name a single certificate and its key, and check its log.', other: 'The request is approved but not signed: nothing in the cluster signs for "{signer}".' },
  },
  'csr-expiration-range': {
    id: 'requests/csr-expiration-range', severity: 'error', basis: 'observed', about: 'object', title: 'A request asks for a lifetime that is too short or exceeds the signer’s limit',
    messages: { short: 'The requested lifetime of {seconds} seconds is too short: `spec.expirationSeconds: Invalid value: {seconds}: may not specify a duration less than 600 seconds (10 minutes)`.', cut: 'The request asks for {seconds} s ({wanted}): the signer shortens this to {limit} s ({given}), its --cluster-signing-duration.' },
  },
  'csr-key-weak': {
    id: 'requests/csr-key-weak', severity: 'error', basis: 'observed', about: 'credential', title: 'The key of a request is weak or unsupported',
    messages: { weak: 'Weak key ({key}): keys with less than 2048 bits can be broken. Generate a new key.', refused: 'Weak key ({key}): Go 1.24 and later reject keys below 1024 bits, and so does the API. Generate a new key.', unreadable: 'Unsupported key ({key}): the API answers `x509: cannot verify signature: algorithm unimplemented`. Generate an RSA or ECDSA key.' },
  },
  'csr-masters-group': {
    id: 'requests/csr-masters-group', severity: 'error', basis: 'must', about: 'credential', title: 'A request asks for the group system:masters',
    messages: { refused: 'Admission rejects this request: `use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed`.' },
  },
  'csr-no-cn': {
    id: 'requests/csr-no-cn', severity: 'warning', basis: 'observed', about: 'credential', title: 'A request for a user has no CN',
    messages: { missing: 'The request has no CN, so the certificate names no user. It will be signed, but nobody can log in with it.' },
  },
  'csr-request-label': {
    id: 'requests/csr-request-label', severity: 'error', basis: 'observed', about: 'credential', title: 'The PEM label of the request is not CERTIFICATE REQUEST',
    messages: { label: 'The PEM block has the label `{label}`. The API rejects it: `PEM block type must be CERTIFICATE REQUEST`.' },
  },
  'csr-request-not-pem': {
    id: 'requests/csr-request-not-pem', severity: 'error', basis: 'observed', about: 'object', title: 'spec.request is not a base64-encoded PEM request',
    messages: { missing: '`spec.request` is missing. The API requires a base64-encoded PEM CERTIFICATE REQUEST.', found: '`spec.request` holds {what}: it must be a base64-encoded PEM CERTIFICATE REQUEST. The API answers `PEM block type must be CERTIFICATE REQUEST`.', privateKey: '`spec.request` holds a private key instead of a request that was created from it. Anyone who can read this file has the key: generate a new one.', wrapped: 'The base64 of `spec.request` spans several lines, which YAML joins with spaces: `illegal base64 data`. Write it on one line.', character: '`spec.request` contains {character}, which is not a base64 character: it must be a base64-encoded PEM CERTIFICATE REQUEST.' },
  },
  'csr-san-signer-mismatch': {
    id: 'requests/csr-san-signer-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'The signer does not allow these subjectAltNames',
    messages: { refused: '{signer} refuses to sign this request: `{text}`. subjectAltNames in the request: {names}.' },
  },
  'csr-signature-invalid': {
    id: 'requests/csr-signature-invalid', severity: 'error', basis: 'must', about: 'credential', title: 'A request is not signed with its own key',
    messages: { invalid: 'The request is not signed with its own key. The API rejects it.', insecure: 'The request is signed with MD5. The API rejects it: `x509: cannot verify signature: insecure algorithm {algorithm}`.' },
  },
  'csr-signer-missing': {
    id: 'requests/csr-signer-missing', severity: 'error', basis: 'observed', about: 'object', title: 'A request names no signer',
    messages: { missing: '`spec.signerName: Required value`. Name the signer: for people, `kubernetes.io/kube-apiserver-client`.' },
  },
  'csr-signer-unknown': {
    id: 'requests/csr-signer-unknown', severity: 'error', basis: 'observed', about: 'object', title: 'The signer name is invalid or unknown',
    messages: { shape: '`spec.signerName: Invalid value: "{name}": {fault}`.', legacy: '`kubernetes.io/legacy-unknown`: `the legacy signerName is not allowed via this API version`.', unknown: '"{name}" is not a Kubernetes signer. Nothing signs this request.', misspelt: '"{name}" is not a Kubernetes signer. Did you mean "{meant}"?', other: '"{name}" is not a Kubernetes signer. Unless something in the cluster signs for it, the request stays pending, and Kubernetes deletes it after 24 hours.' },
  },
  'csr-spec-immutable-fields': {
    id: 'requests/csr-spec-immutable-fields', severity: 'hint', basis: 'must', about: 'object', title: 'A request sets fields that the API server sets itself',
    messages: { ignored: 'The API server sets {fields} when the object is created. The values here are ignored.' },
  },
  'csr-status-cert-mismatch': {
    id: 'requests/csr-status-cert-mismatch', severity: 'warning', basis: 'observed', about: 'credential', title: 'The issued certificate does not match the request',
    messages: { key: 'The issued certificate and the request have different keys.', issuer: 'The certificate was issued by another CA than the cluster’s: it comes from "{issuer}", but {label} signs with {list}.' },
  },
  'csr-subject-signer-mismatch': {
    id: 'requests/csr-subject-signer-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'The signer does not allow this subject',
    messages: { refused: '{signer} refuses to sign this request: `{text}`. It requires `O=system:nodes` and `CN=system:node:<name>`, but the subject is {subject}.' },
  },
  'csr-system-user': {
    id: 'requests/csr-system-user', severity: 'warning', basis: 'should', about: 'credential', title: 'A request asks for a reserved system: name',
    messages: { reserved: 'A person or program uses the name "{name}": `system:` is reserved for Kubernetes’ own users. Choose another name.', kubelet: '"{name}" is a kubelet. Its requests belong to the signer kubernetes.io/kube-apiserver-client-kubelet, which checks them.' },
  },
  'csr-usages-missing': {
    id: 'requests/csr-usages-missing', severity: 'error', basis: 'observed', about: 'object', title: 'A request lists no usages or unknown ones',
    messages: { missing: '`spec.usages: Required value`. v1 requires usages: for people, `client auth`.', misspelt: '`spec.usages: Unsupported value: "{usage}"`. Did you mean `{meant}`?', unknown: '`spec.usages: Unsupported value: "{usage}"`. The API has no such usage.', duplicate: '`spec.usages: Duplicate value: "{usage}"`.' },
  },
  'csr-usages-signer-mismatch': {
    id: 'requests/csr-usages-signer-mismatch', severity: 'error', basis: 'observed', about: 'object', title: 'The signer does not allow these usages',
    messages: { refused: '{signer} refuses to sign this request: `{text}`.' },
  },
  'pod-certificate-invalid': {
    id: 'requests/pod-certificate-invalid', severity: 'error', basis: 'must', about: 'object', title: 'A podCertificate volume has a value that the API server rejects',
    messages: { signer: 'The API server rejects the pod: signerName "{signer}" is not a domain and a path, such as `example.com/mesh`.', keyType: 'The API server rejects the pod: keyType "{type}" is none of `RSA3072`, `RSA4096`, `ECDSAP256`, `ECDSAP384`, `ECDSAP521` and `ED25519`.', short: 'The API server rejects the pod: maxExpirationSeconds is {seconds}, but at least 3600 (one hour) is required.', long: 'The API server rejects the pod: maxExpirationSeconds is {seconds}, but at most 7862400 (91 days) is allowed.' },
  },
  'pod-certificate-not-issued': {
    id: 'requests/pod-certificate-not-issued', severity: 'warning', basis: 'observed', about: 'object', title: 'A signer did not issue the certificate of a pod',
    messages: { denied: 'Signer "{signer}" denied the certificate of pod "{pod}": its containers do not start. The kubelet does not ask again: `PodCertificateRequest was permanently denied: reason="{reason}" message="{message}"`.', failed: 'Signer "{signer}" failed to issue the certificate of pod "{pod}": its containers do not start. The kubelet does not ask again: `PodCertificateRequest was permanently failed: reason="{reason}" message="{message}"`.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
