import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/trust, by name. Written by `npm run rules:docs`. */
export const TRUST = {
  'aki-ski-mismatch': {
    id: 'trust/aki-ski-mismatch', severity: 'info', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A certificate names another key identifier than its issuer has',
    messages: { other: '"{name}" was signed by "{issuer}", but names another key identifier than that has; Go ignores this, OpenSSL may not.' },
  },
  'ca-bundles-out-of-step': {
    id: 'trust/ca-bundles-out-of-step', severity: 'warning', basis: 'should', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A rotation of CAs is half done',
    messages: { lacks: 'A rotation is half done: {label} lacks "{ca}" (SHA-256 {fingerprint}…), which {other} trusts.' },
  },
  'ca-not-a-ca': {
    id: 'trust/ca-not-a-ca', severity: 'error', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A certificate that may not sign certificates is used as a CA',
    messages: { maySignNothing: '"{ca}" may not sign certificates ({reason}), so "{leaf}" is refused: {effect}.' },
  },
  'ca-regenerated-same-name': {
    id: 'trust/ca-regenerated-same-name', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A CA was made anew under its old name',
    messages: { otherKey: 'Same name, different key: "{ca}" in {trusted} is not the CA that signed {leaves}; one of them was re-created. For "{leaf}", {effect}.' },
  },
  'ca-shared-files-differ': {
    id: 'trust/ca-shared-files-differ', severity: 'error', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'Control-plane nodes of one cluster have different CAs or service-account keys',
    messages: { other: '{label} holds other keys here than on {other}: {effect}. {files} must be the same on every control-plane node.', token: '{label} does not verify the tokens that {other} signs: behind a balancer pods are refused now and then (`invalid bearer token`). {files} must be the same on every control-plane node.' },
  },
  'cert-is-csr-or-crl': {
    id: 'trust/cert-is-csr-or-crl', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A request or revocation list stands where a certificate is expected',
    messages: { notACertificate: '{kind} stands where {label} expects a certificate; use the issued `.crt`.' },
  },
  'chain-incomplete': {
    id: 'trust/chain-incomplete', severity: 'error', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'An intermediate certificate is missing from the file of a leaf',
    messages: { missing: '"{leaf}" is issued by the intermediate "{issuer}", which neither this file holds nor {trusted} trusts. Append it here: {effect}.', nowhere: '"{leaf}" is issued by "{issuer}", by its name an intermediate, which neither this file holds nor {trusted} trusts. If a trusted CA issued it, append it here: {effect}.' },
  },
  'chain-sends-root': {
    id: 'trust/chain-sends-root', severity: 'hint', basis: 'should', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A server sends its root certificate along',
    messages: { root: 'The root "{root}" at the end is not needed: whoever does not have it will not trust it from here.' },
  },
  'chain-unrelated-cert': {
    id: 'trust/chain-unrelated-cert', severity: 'warning', basis: 'should', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A certificate file holds one that has nothing to do with its leaf',
    messages: { unrelated: '"{name}" takes no part in the chain of "{leaf}".' },
  },
  'chain-wrong-order': {
    id: 'trust/chain-wrong-order', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'The leaf is not the first certificate of its file',
    messages: { notFirst: '"{leaf}" belongs to the private key but comes after "{first}", and Go takes the first certificate as the leaf: `tls: private key does not match public key`.' },
  },
  'cluster-ca-disagree': {
    id: 'trust/cluster-ca-disagree', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'Clients of one API server trust different CAs',
    messages: { other: '{label} trusts {cas}, while {others} trusts {otherCas}: one of them refuses the API server.' },
  },
  'external-ca-mode': {
    id: 'trust/external-ca-mode', severity: 'hint', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'What is to be renewed was signed by a CA whose key is not on the node',
    messages: { external: 'External CA mode: the key of "{ca}" is not on this node, so `kubeadm certs renew` cannot renew {names} (`Detected external ca`).' },
  },
  'issuer-encoding-mismatch': {
    id: 'trust/issuer-encoding-mismatch', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'Issuer and CA read the same, but their names are encoded differently',
    messages: { otherBytes: 'The issuer of "{leaf}" reads "{issuer}" like the CA in {trusted}, but its bytes differ (string type, letter case or blanks), and names are compared byte by byte: {effect}.' },
  },
  'leaf-not-signed-by-trust': {
    id: 'trust/leaf-not-signed-by-trust', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'The other side does not trust the CA that issued a certificate',
    messages: { presented: '{presented} does not come from a CA of {trusted}: "{leaf}" is issued by "{issuer}", while only {list} is trusted. {effect}.', trusted: '{trusted} does not hold the CA of {presented}: it trusts only {list}, while "{leaf}" is issued by "{issuer}". {effect}.' },
  },
  'name-constraint-violated': {
    id: 'trust/name-constraint-violated', severity: 'error', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A certificate carries a name that its CA may not sign',
    messages: { notPermitted: 'The name constraints of CA "{name}" forbid a name of "{leaf}": {effect}.' },
  },
  'path-length-exceeded': {
    id: 'trust/path-length-exceeded', severity: 'error', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A CA has more CAs below it than it allows',
    messages: { tooLong: 'CA "{name}" allows {allowed} lower CAs, but the chain of "{leaf}" has more ({shown} certificates are shown): {effect}.' },
  },
  'public-root-in-client-ca': {
    id: 'trust/public-root-in-client-ca', severity: 'warning', basis: 'should', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'Public CAs are trusted for clients',
    messages: { system: '{flag} names the system’s bundle: anyone with a certificate of a public CA can log in as its CN.', root: '{flag} trusts the public CA "{name}": anyone with a certificate of it can log in as its CN.', many: '{flag} trusts {count} CAs: anyone with a certificate of one of them can log in as its CN.' },
  },
  'signature-algorithm-weak': {
    id: 'trust/signature-algorithm-weak', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A certificate is signed with a broken hash',
    messages: { insecure: '"{name}" is signed with {algorithm}, which Go does not accept: {effect}.', later: '"{name}" is signed with {algorithm}, which Kubernetes 1.24 and later (Go 1.18) does not accept.' },
  },
  'signer-ca-bundle': {
    id: 'trust/signer-ca-bundle', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'The CSR signer is given a bundle',
    messages: { bundle: '{flag} names a bundle ({list}): the CSR signer fails with `expected 1 certificate, found {count}`, and no kubelet can renew its certificate.' },
  },
  'signer-intermediate-without-chain': {
    id: 'trust/signer-intermediate-without-chain', severity: 'warning', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'Certificate requests are signed by an intermediate that clients do not send',
    messages: { noChain: '{flag} signs with the intermediate "{signer}"; issued certificates carry no chain, and {trusted} holds only its root: 401 for them.' },
  },
  'signer-not-trusted-for-clients': {
    id: 'trust/signer-not-trusted-for-clients', severity: 'error', basis: 'observed', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'kube-apiserver does not trust the CA that signs CertificateSigningRequests',
    messages: { untrusted: '{flag} signs with {signer}, but kube-apiserver --client-ca-file trusts only {list}: every client certificate this cluster issues will get 401 Unauthorized.' },
  },
  'strict-verifier-refuses': {
    id: 'trust/strict-verifier-refuses', severity: 'hint', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'Strict clients do not take a certificate that Go takes',
    messages: { authority: 'CA "{name}" is good enough for Go, not for strict clients such as Python 3.13: `{errors}`.', leaf: '"{name}" is good enough for Go, not for strict clients such as Python 3.13: `{errors}`.' },
  },
  'unhandled-critical-extension': {
    id: 'trust/unhandled-critical-extension', severity: 'error', basis: 'must', explains: ['unknownAuthority', 'notAuthorizedToSign', 'tooManyIntermediates', 'nameConstraint', 'unhandledCriticalExtension', 'signatureLimit', 'malformed'], title: 'A certificate carries a critical extension that Go does not know',
    messages: { unknown: 'Critical extension {oid} of "{name}" is not known to Go: {effect}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
