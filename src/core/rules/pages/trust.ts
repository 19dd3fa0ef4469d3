import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/trust, by name. Written by `npm run generate`. */
export const TRUST = {
  'aki-ski-mismatch': {
    id: 'trust/aki-ski-mismatch', severity: 'info', basis: 'must', about: 'credential', title: 'Authority key identifier does not match the issuer',
    messages: { other: 'The authority key identifier of "{name}" does not match its CA: "{issuer}" signed it, but has another subject key identifier. Go ignores this, OpenSSL may not.' },
  },
  'ca-bundles-out-of-step': {
    id: 'trust/ca-bundles-out-of-step', severity: 'warning', basis: 'should', about: 'credential', title: 'CA rotation is incomplete',
    messages: { lacks: 'Incomplete CA rotation: {label} lacks "{ca}" (SHA-256 {fingerprint}…), which {other} trusts.' },
  },
  'ca-not-a-ca': {
    id: 'trust/ca-not-a-ca', severity: 'error', basis: 'must', about: 'credential', title: 'Certificate used as a CA is not allowed to sign certificates',
    messages: { maySignNothing: '"{ca}" may not sign certificates ({reason}), so "{leaf}" is rejected: {effect}.' },
  },
  'ca-regenerated-same-name': {
    id: 'trust/ca-regenerated-same-name', severity: 'error', basis: 'observed', about: 'credential', title: 'CA regenerated with the same name',
    messages: { otherKey: 'There are two CAs named "{ca}": the one in {trusted} did not sign {leaves}; one of them was regenerated. For "{leaf}", {effect}.', otherIssuer: 'There are two CAs named "{ca}": the one in {trusted} did not sign the client certificate "{leaf}". Unless the API server uses both, as during a rotation, one of them is of an earlier CA or of another cluster, and connections with this context fail.' },
  },
  'ca-shared-files-differ': {
    id: 'trust/ca-shared-files-differ', severity: 'error', basis: 'must', about: 'credential', title: 'Control-plane nodes of one cluster have different CAs or service account keys',
    messages: { other: '{label} contains different keys here than on {other}: {effect}. {files} must be the same on every control-plane node.', token: '{label} does not verify the tokens that {other} signs: behind a load balancer, pods are rejected intermittently (`invalid bearer token`). {files} must be the same on every control-plane node.' },
  },
  'cert-is-csr-or-crl': {
    id: 'trust/cert-is-csr-or-crl', severity: 'error', basis: 'observed', about: 'credential', title: 'Certificate signing request or revocation list used as a certificate',
    messages: { notACertificate: 'This is {kind}: {label} expects a certificate. Use the issued `.crt`.' },
  },
  'chain-incomplete': {
    id: 'trust/chain-incomplete', severity: 'error', basis: 'must', about: 'credential', title: 'Intermediate certificate is missing from the file of a leaf',
    messages: { missing: 'The intermediate that issued "{leaf}" is missing: "{issuer}" is neither in this file nor trusted by {trusted}: {effect}. Append the intermediate to this file.', nowhere: 'The issuer of "{leaf}" is missing: "{issuer}", by its name an intermediate, is neither in this file nor trusted by {trusted}: {effect}. If a trusted CA issued the intermediate, append it to this file.' },
  },
  'chain-sends-root': {
    id: 'trust/chain-sends-root', severity: 'hint', basis: 'should', about: 'credential', title: 'Server sends its root certificate',
    messages: { root: 'The root "{root}" at the end of the file is not needed: a client that does not have it will not trust it from here.' },
  },
  'chain-unrelated-cert': {
    id: 'trust/chain-unrelated-cert', severity: 'warning', basis: 'should', about: 'credential', title: 'Certificate file contains an unrelated certificate',
    messages: { unrelated: '"{name}" is not part of the chain of "{leaf}".' },
  },
  'chain-wrong-order': {
    id: 'trust/chain-wrong-order', severity: 'error', basis: 'observed', about: 'credential', title: 'Leaf is not the first certificate in its file',
    messages: { notFirst: '"{leaf}" belongs to the private key but comes after "{first}". Go uses the first certificate as the leaf: `tls: private key does not match public key`.' },
  },
  'cluster-ca-disagree': {
    id: 'trust/cluster-ca-disagree', severity: 'error', basis: 'observed', about: 'credential', title: 'Clients of one API server trust different CAs',
    messages: { other: 'Components trust different CAs for the API server: {label} trusts {cas}, but {others} trusts {otherCas}. One of them rejects the API server.' },
  },
  'external-ca-mode': {
    id: 'trust/external-ca-mode', severity: 'hint', basis: 'observed', about: 'setting', title: 'Renewal needs a CA key that is not on this node',
    messages: { external: 'External CA mode: the key of "{ca}" is not on this node, so `kubeadm certs renew` cannot renew {names} (`Detected external ca`).' },
  },
  'issuer-encoding-mismatch': {
    id: 'trust/issuer-encoding-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'Issuer and CA names look the same but are encoded differently',
    messages: { otherBytes: 'The issuer name of "{leaf}" has other bytes than its CA: both read "{issuer}", but the name in {trusted} differs in string type, letter case or whitespace. Names are compared byte by byte: {effect}.' },
  },
  'join-token-ca-mismatch': {
    id: 'trust/join-token-ca-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'The hash in a k3s or RKE2 token is not that of the server’s CA',
    messages: { otherCa: 'The token does not belong to this cluster: it contains the hash of another CA than {file}, so no node can join with it. Logged: `token CA hash does not match the Cluster CA certificate hash: {hash} != {actual}`.' },
  },
  'leaf-not-signed-by-trust': {
    id: 'trust/leaf-not-signed-by-trust', severity: 'error', basis: 'observed', about: 'credential', title: 'Certificate issued by a CA that the other side does not trust',
    messages: { presented: '{presented} is not issued by a CA in {trusted}: "{leaf}" is issued by "{issuer}", but only {list} is trusted. {effect}.', trusted: '{trusted} does not contain the CA of {presented}: it trusts only {list}, but "{leaf}" is issued by "{issuer}". {effect}.' },
  },
  'name-constraint-violated': {
    id: 'trust/name-constraint-violated', severity: 'error', basis: 'must', about: 'credential', title: 'Certificate name violates the CA’s name constraints',
    messages: { notPermitted: 'The name constraints of CA "{name}" forbid a name in "{leaf}": {effect}.' },
  },
  'path-length-exceeded': {
    id: 'trust/path-length-exceeded', severity: 'error', basis: 'must', about: 'credential', title: 'Certificate chain exceeds the path length of a CA',
    messages: { tooLong: 'The chain of "{leaf}" is longer than CA "{name}" allows: it may have {allowed} intermediate CAs ({shown} certificates are presented): {effect}.' },
  },
  'policies-not-valid': {
    id: 'trust/policies-not-valid', severity: 'error', basis: 'must', about: 'credential', title: 'Certificate chain lacks a required certificate policy',
    messages: { notValid: 'The chain of "{leaf}" lacks a required certificate policy: {effect}.', later: 'The chain of "{leaf}" lacks a required certificate policy: components built with Go 1.24 or later reject it.' },
  },
  'public-root-in-client-ca': {
    id: 'trust/public-root-in-client-ca', severity: 'warning', basis: 'should', about: 'credential', title: 'Public CAs are trusted for client certificates',
    messages: { system: '{flag} uses the system CA bundle: anyone with a certificate from a public CA can log in as its CN.', root: '{flag} trusts the public CA "{name}": anyone with a certificate from it can log in as its CN.', many: '{flag} trusts {count} CAs: anyone with a certificate from one of them can log in as its CN.' },
  },
  'signature-algorithm-weak': {
    id: 'trust/signature-algorithm-weak', severity: 'error', basis: 'observed', about: 'credential', title: 'Certificate is signed with a broken hash algorithm',
    messages: { insecure: '"{name}" is signed with {algorithm}, which Go rejects: {effect}.', later: '"{name}" is signed with {algorithm}, which Kubernetes 1.24 and later (Go 1.18) rejects.' },
  },
  'signer-ca-bundle': {
    id: 'trust/signer-ca-bundle', severity: 'error', basis: 'observed', about: 'credential', title: 'CSR signer uses a CA bundle',
    messages: { bundle: '{flag} points to a bundle ({list}): the CSR signer fails with `expected 1 certificate, found {count}`, and no kubelet can renew its certificate.' },
  },
  'signer-intermediate-without-chain': {
    id: 'trust/signer-intermediate-without-chain', severity: 'warning', basis: 'observed', about: 'credential', title: 'CSR signer uses an intermediate that clients do not send',
    messages: { noChain: '{flag} signs with the intermediate "{signer}". Issued certificates contain no chain, and {trusted} contains only its root: clients with these certificates get 401.' },
  },
  'signer-not-trusted-for-clients': {
    id: 'trust/signer-not-trusted-for-clients', severity: 'error', basis: 'observed', about: 'credential', title: 'kube-apiserver does not trust the CA that signs CertificateSigningRequests',
    messages: { untrusted: 'kube-apiserver does not trust the clients that {flag} signs: it signs with {signer}, but kube-apiserver --client-ca-file trusts only {list}. Every client certificate that this cluster issues gets 401 Unauthorized.' },
  },
  'strict-verifier-refuses': {
    id: 'trust/strict-verifier-refuses', severity: 'hint', basis: 'must', about: 'credential', title: 'Strict clients reject a certificate that Go accepts',
    messages: { authority: 'Go accepts CA "{name}", but strict clients such as Python 3.13 reject it: {errors}.', leaf: 'Go accepts "{name}", but strict clients such as Python 3.13 reject it: {errors}.' },
  },
  'unhandled-critical-extension': {
    id: 'trust/unhandled-critical-extension', severity: 'error', basis: 'must', about: 'credential', title: 'Certificate has a critical extension that Go does not support',
    messages: { unknown: 'Go does not support a critical extension of "{name}": {oid}: {effect}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
