import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/objects, by name. Written by `npm run rules:docs`. */
export const OBJECTS = {
  'apiservice-cabundle-empty': {
    id: 'objects/apiservice-cabundle-empty', severity: 'info', basis: 'observed', title: 'An APIService has no caBundle',
    messages: { absent: '{server} has no caBundle: the API server verifies {host} by its system roots, which hold no private CA.', notInjected: '{server} has no caBundle in the cluster, though its annotation asks {injector} for one: {host} is verified by the system roots.' },
  },
  'apiservice-cabundle-expired': {
    id: 'objects/apiservice-cabundle-expired', severity: 'warning', basis: 'observed', explains: ['expired'], title: 'The caBundle of an APIService has expired',
    messages: { expired: 'CA "{name}" in caBundle of {server} expired on {date}: unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.' },
  },
  'apiservice-cabundle-invalid': {
    id: 'objects/apiservice-cabundle-invalid', severity: 'error', basis: 'observed', title: 'The caBundle of an APIService holds no PEM certificate',
    messages: { base64: 'caBundle of {server} is no base64: `{error}`.', bundle: 'caBundle of {server} holds no PEM certificate: `{error}`.' },
  },
  'apiservice-cabundle-not-issuer': {
    id: 'objects/apiservice-cabundle-not-issuer', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'The caBundle of an APIService does not verify the Secret that serves it',
    messages: { foreign: 'The serving Secret "{secret}" is issued by "{issuer}", but caBundle of {server} trusts {list}: `{error}`.' },
  },
  'apiservice-insecure': {
    id: 'objects/apiservice-insecure', severity: 'warning', basis: 'should', title: 'An aggregated API is not verified',
    messages: { insecure: 'The API server does not verify {host}, which serves {server}: whoever can answer for the Service is believed.' },
  },
  'apiservice-insecure-and-ca': {
    id: 'objects/apiservice-insecure-and-ca', severity: 'error', basis: 'observed', title: 'An APIService is insecure and has a caBundle',
    messages: { both: '{server} has a caBundle and insecureSkipTLSVerify; the API server refuses it: `spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present`.' },
  },
  'apiservice-san-missing': {
    id: 'objects/apiservice-san-missing', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The certificate that serves an APIService lacks the name of its Service',
    messages: { unnamed: '{server} is verified as {host}, which the certificate in Secret "{secret}" does not name: `{error}`.' },
  },
  'bootstrap-token-expired': {
    id: 'objects/bootstrap-token-expired', severity: 'info', basis: 'must', title: 'A bootstrap token has expired',
    messages: { expired: 'The token expired at {date}; the token cleaner deletes its Secret.' },
  },
  'bootstrap-token-format': {
    id: 'objects/bootstrap-token-format', severity: 'error', basis: 'must', title: 'A bootstrap token has the wrong shape',
    messages: { token: 'A bootstrap token is six characters, a dot and sixteen characters, all of `a-z0-9`; this one is not: `the bootstrap token is invalid`.', id: '`token-id` is six characters of `a-z0-9`; this one is not.', secret: '`token-secret` is sixteen characters of `a-z0-9`; this one is not.' },
  },
  'bootstrap-token-no-usage': {
    id: 'objects/bootstrap-token-no-usage', severity: 'warning', basis: 'must', title: 'A bootstrap token is allowed nothing',
    messages: { none: 'The token has neither `usage-bootstrap-authentication` nor `usage-bootstrap-signing`: it is of no use.', notTrue: '`{key}` is {value}; only the text "true" counts, so the token is of no use.' },
  },
  'bootstrap-token-secret-invalid': {
    id: 'objects/bootstrap-token-secret-invalid', severity: 'error', basis: 'must', title: 'The Secret of a bootstrap token is not one the API server takes',
    messages: { name: 'The Secret is named {name}; its `token-id` asks for {wanted}.', namespace: 'The Secret is in the namespace {namespace}; tokens are looked for in kube-system only.', type: 'The Secret is of type {type}; tokens are of type bootstrap.kubernetes.io/token.', expiration: '`expiration` {value} is no time of RFC 3339, such as 2027-03-10T03:22:11Z: the token counts as expired.', group: 'No group that a token may give: `bootstrap group {quoted} is invalid (must match {pattern})`.', missing: 'The Secret has no `{key}`.', base64: '`{key}` under `data` must be base64; plain text belongs under `stringData`.' },
  },
  'crd-conversion-cabundle-invalid': {
    id: 'objects/crd-conversion-cabundle-invalid', severity: 'error', basis: 'observed', title: 'The caBundle of a CRD’s conversion webhook holds no PEM certificate',
    messages: { refused: 'caBundle of {server} cannot be loaded, and the API server refuses the CRD: `{error}`.' },
  },
  'discovery-hash-format': {
    id: 'objects/discovery-hash-format', severity: 'error', basis: 'observed', title: 'A hash of the CA’s key has the wrong form',
    messages: { form: 'kubeadm does not read this hash: `invalid discovery token CA certificate hash: {error}`.', fingerprint: 'This is the fingerprint of the certificate {subject}; kubeadm pins its public key (SubjectPublicKeyInfo), whose hash is {wanted}.' },
  },
  'discovery-hash-mismatch': {
    id: 'objects/discovery-hash-mismatch', severity: 'error', basis: 'observed', title: 'A joining node is told to expect another CA',
    messages: { mismatch: '`cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "{hashes}" are pinned`: no hash here is that of this cluster’s CA.' },
  },
  'discovery-unsafe-skip': {
    id: 'objects/discovery-unsafe-skip', severity: 'warning', basis: 'must', title: 'A joining node does not check the CA of the cluster',
    messages: { unsafe: 'The joining node will trust any CA that somebody with the token shows it.' },
  },
  'private-key-in-configmap': {
    id: 'objects/private-key-in-configmap', severity: 'warning', basis: 'must', title: 'A private key lies in a ConfigMap',
    messages: { key: 'A private key lies under {key} of ConfigMap "{name}": it belongs into a Secret.' },
  },
  'private-key-in-repo': {
    id: 'objects/private-key-in-repo', severity: 'hint', basis: 'advice', profile: 'cis', title: 'A private key lies in a git work tree',
    messages: { plain: 'A private key lies here in plain text, in a git work tree: where git tracks the file, whoever can read the repository has the key.' },
  },
  'root-ca-configmap-stale': {
    id: 'objects/root-ca-configmap-stale', severity: 'warning', basis: 'observed', title: 'A ConfigMap publishes another CA than the files of the node',
    messages: { stale: '{key} of ConfigMap "{name}" holds {list}, {file} another CA: {effect}.' },
  },
  'talos-ca-not-a-ca': {
    id: 'objects/talos-ca-not-a-ca', severity: 'error', basis: 'must', title: 'A CA in a Talos configuration may not sign certificates',
    messages: { leaf: '"{name}" is not a CA, so what Talos issues from {field} is refused: `x509: invalid signature: parent certificate cannot sign this kind of certificate`.', usage: 'The key usage of "{name}" lacks keyCertSign, so what Talos issues from {field} is refused: `x509: invalid signature: parent certificate cannot sign this kind of certificate`.' },
  },
  'talos-client-expired': {
    id: 'objects/talos-client-expired', severity: 'error', basis: 'must', title: 'The client certificate of a talosconfig has expired',
    messages: { talosctl: '"{name}" of context "{context}" expired {ago} ago ({date}): Talos refuses talosctl: `remote error: tls: expired certificate`.', registry: '"{name}" for registry "{context}" expired {ago} ago ({date}): the registry refuses image pulls.' },
  },
  'talos-client-expires-soon': {
    id: 'objects/talos-client-expires-soon', severity: 'warning', basis: 'advice', title: 'The client certificate of a talosconfig expires soon',
    messages: { talosctl: '"{name}" of context "{context}" expires on {date} ({left} left).', registry: '"{name}" for registry "{context}" expires on {date} ({left} left).' },
  },
  'talos-cluster-ca-disagree': {
    id: 'objects/talos-cluster-ca-disagree', severity: 'warning', basis: 'observed', title: 'Talos configurations of one cluster hold different CAs',
    messages: { other: '{field} differs from the CA in other files of the same cluster, and none of them accepts both: a machine with this configuration and its peers refuse each other.' },
  },
  'talos-field-not-base64': {
    id: 'objects/talos-field-not-base64', severity: 'error', basis: 'observed', title: 'A certificate or key in a Talos configuration is not base64 of PEM',
    messages: { rawPem: '{field} holds PEM text where its base64 is expected: Talos fails with `illegal base64 data`.', badBase64: '{field} is not base64: `illegal base64 data at input byte {offset}`.', doubleEncoded: '{field} is encoded twice: decoding it gives base64, not PEM.' },
  },
  'talos-pair-mismatch': {
    id: 'objects/talos-pair-mismatch', severity: 'error', basis: 'observed', title: 'A key in a Talos configuration does not belong to its certificate',
    messages: { authority: '{key} does not belong to {certificate}: nobody trusts what Talos signs with it.', client: '{key} does not belong to {certificate}: `{error}`.' },
  },
  'talos-worker-ca-key': {
    id: 'objects/talos-worker-ca-key', severity: 'error', basis: 'observed', title: 'The machine configuration of a Talos worker holds a CA key',
    messages: { key: '{field} is the key of a CA, and the machine is a worker: Talos refuses the configuration: `CA key is not allowed on non-controlplane nodes`.' },
  },
  'tls-secret-ca-mismatch': {
    id: 'objects/tls-secret-ca-mismatch', severity: 'error', basis: 'observed', title: 'ca.crt of a Secret does not verify its tls.crt',
    messages: { other: 'ca.crt of Secret "{secret}" holds {list}, but "{leaf}" in tls.crt was issued by "{issuer}": `x509: certificate signed by unknown authority`.', sameName: 'ca.crt of Secret "{secret}" holds a CA "{issuer}" that did not sign "{leaf}" in tls.crt: same name, another key. `x509: certificate signed by unknown authority`.' },
  },
  'tls-secret-chain-incomplete': {
    id: 'objects/tls-secret-chain-incomplete', severity: 'warning', basis: 'must', title: 'tls.crt of a Secret lacks an intermediate certificate',
    messages: { incomplete: 'tls.crt of Secret "{secret}" lacks the intermediate "{issuer}", which issued "{leaf}": clients that hold only the root report `x509: certificate signed by unknown authority`.' },
  },
  'tls-secret-double-base64': {
    id: 'objects/tls-secret-double-base64', severity: 'error', basis: 'observed', title: 'A key of a TLS Secret is encoded twice',
    messages: { data: '{keys} of Secret "{secret}" is base64 of base64; its readers find no PEM in it: `{error}`.', stringData: '`stringData` takes the text itself, but {keys} of Secret "{secret}" is base64 already and will be encoded twice: `{error}`.' },
  },
  'tls-secret-expired': {
    id: 'objects/tls-secret-expired', severity: 'error', basis: 'must', explains: ['expired'], title: 'The certificate of a TLS Secret has expired',
    messages: { leaf: '"{name}" in Secret "{secret}" expired {ago} ago ({date}): every client refuses the server that shows it: `x509: certificate has expired or is not yet valid`.', authority: 'ca.crt of Secret "{secret}" expired {ago} ago ({date}): it verifies nothing any more.', copy: '"{name}" in Secret "{secret}" expired {ago} ago ({date}). cert-manager renews the Secret in the cluster; this is an old copy, or the renewal failed.' },
  },
  'tls-secret-expires-soon': {
    id: 'objects/tls-secret-expires-soon', severity: 'warning', basis: 'advice', title: 'The certificate of a TLS Secret expires soon',
    messages: { soon: '"{name}" in Secret "{secret}" expires on {date} ({left} left).' },
  },
  'tls-secret-key-missing': {
    id: 'objects/tls-secret-key-missing', severity: 'error', basis: 'must', title: 'A TLS Secret lacks tls.crt or tls.key',
    messages: { missing: 'Secret "{secret}" of type kubernetes.io/tls has no {keys}; the API server refuses it: `{error}`.' },
  },
  'tls-secret-not-base64': {
    id: 'objects/tls-secret-not-base64', severity: 'error', basis: 'must', title: 'A key of a TLS Secret is no base64',
    messages: { bad: 'Values under `data` must be base64, which fails in Secret "{secret}" for {keys}: `illegal base64 data at input byte {byte}`.' },
  },
  'tls-secret-opaque': {
    id: 'objects/tls-secret-opaque', severity: 'hint', basis: 'advice', title: 'A Secret with tls.crt and tls.key is Opaque',
    messages: { opaque: 'Secret "{secret}" holds tls.crt and tls.key but is Opaque: type kubernetes.io/tls lets the API server check the keys.' },
  },
  'tls-secret-pair-mismatch': {
    id: 'objects/tls-secret-pair-mismatch', severity: 'error', basis: 'observed', title: 'tls.key of a Secret does not belong to tls.crt',
    messages: { mismatch: 'tls.key of Secret "{secret}" does not belong to tls.crt, and the API server will not tell: its readers fail with `{error}`.', order: 'tls.key of Secret "{secret}" belongs to a later certificate of tls.crt, and the first one counts: `{error}`. Put the certificate "{leaf}" first.' },
  },
  'tls-secret-raw-pem-in-data': {
    id: 'objects/tls-secret-raw-pem-in-data', severity: 'error', basis: 'must', title: 'PEM text stands under data of a Secret',
    messages: { raw: '{keys} of Secret "{secret}" holds PEM text; `data` wants its base64: `illegal base64 data at input byte 0`. PEM text belongs under `stringData`.' },
  },
  'webhook-cabundle-empty': {
    id: 'objects/webhook-cabundle-empty', severity: 'info', basis: 'observed', title: 'A webhook has no caBundle',
    messages: { absent: '{server} has no caBundle: the API server verifies {host} by its system roots, which hold no private CA.', notInjected: '{server} has no caBundle in the cluster, though its annotation asks {injector} for one: {host} is verified by the system roots.' },
  },
  'webhook-cabundle-expired': {
    id: 'objects/webhook-cabundle-expired', severity: 'warning', basis: 'observed', explains: ['expired'], title: 'The caBundle of a webhook has expired',
    messages: { expired: 'CA "{name}" in caBundle of {server} expired on {date}: unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.' },
  },
  'webhook-cabundle-invalid': {
    id: 'objects/webhook-cabundle-invalid', severity: 'error', basis: 'observed', title: 'The caBundle of a webhook holds no PEM certificate',
    messages: { base64: 'caBundle of {server} is no base64: `{error}`.', bundle: 'caBundle of {server} holds no PEM certificate: `{error}`.' },
  },
  'webhook-cabundle-not-issuer': {
    id: 'objects/webhook-cabundle-not-issuer', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'The caBundle of a webhook does not verify the Secret that serves it',
    messages: { foreign: 'The serving Secret "{secret}" is issued by "{issuer}", but caBundle of {server} trusts {list}: `{error}`.' },
  },
  'webhook-san-missing': {
    id: 'objects/webhook-san-missing', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The certificate that serves a webhook lacks the name of its Service',
    messages: { unnamed: '{server} is verified as {host}, which the certificate in Secret "{secret}" does not name: `{error}`.' },
  },
  'webhook-url-and-service': {
    id: 'objects/webhook-url-and-service', severity: 'error', basis: 'observed', title: 'A webhook has both or neither of url and service',
    messages: { both: '{server} has a url and a service: `exactly one of url or service is required`.', neither: '{server} has neither a url nor a service: `exactly one of url or service is required`.' },
  },
  'webhook-url-not-https': {
    id: 'objects/webhook-url-not-https', severity: 'error', basis: 'observed', title: 'The url of a webhook is not what the API server takes',
    messages: { scheme: 'The url of {server} must be https: `\'https\' is the only allowed URL scheme; desired format: https://host[/path]`.', host: 'The url of {server} names no host: `host must be specified; desired format: https://host[/path]`.', user: 'The url of {server} holds a user: `user information is not permitted in the URL`.', fragment: 'The url of {server} has a fragment: `fragments are not permitted in the URL`.', query: 'The url of {server} has a query: `query parameters are not permitted in the URL`.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
