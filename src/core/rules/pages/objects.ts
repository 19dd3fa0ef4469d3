import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/objects, by name. Written by `npm run generate`. */
export const OBJECTS = {
  'apiservice-cabundle-empty': {
    id: 'objects/apiservice-cabundle-empty', severity: 'info', basis: 'observed', about: 'object', title: 'An APIService has no caBundle',
    messages: { absent: '{server} has no caBundle. The API server verifies {host} against its system roots, which contain no private CA.', notInjected: '{server} has no caBundle in the cluster: its annotation requests one from {injector}. The API server verifies {host} against its system roots.' },
  },
  'apiservice-cabundle-expired': {
    id: 'objects/apiservice-cabundle-expired', severity: 'warning', basis: 'observed', about: 'credential', title: 'The caBundle of an APIService has expired',
    messages: { expired: 'A CA in the caBundle of {server} has expired: "{name}" expired on {date}. Unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.', expiredLeaf: 'Certificate "{name}" in the caBundle of {server} expired on {date}. It is not a CA, so it verifies only a server that presents this very certificate. Unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.' },
  },
  'apiservice-cabundle-invalid': {
    id: 'objects/apiservice-cabundle-invalid', severity: 'error', basis: 'observed', about: 'credential', title: 'The caBundle of an APIService holds no PEM certificate',
    messages: { base64: 'The caBundle of {server} is not base64: `{error}`.', bundle: 'The caBundle of {server} holds no PEM certificate: `{error}`.' },
  },
  'apiservice-cabundle-not-issuer': {
    id: 'objects/apiservice-cabundle-not-issuer', severity: 'error', basis: 'observed', about: 'credential', title: 'The caBundle of an APIService does not verify its serving certificate',
    messages: { foreign: 'The caBundle of {server} does not trust its server: Secret "{secret}" serves a certificate issued by "{issuer}", but the caBundle trusts {list}: `{error}`.', foreignLeaf: 'The caBundle of {server} does not trust its server: Secret "{secret}" serves a certificate issued by "{issuer}", but the caBundle of {server} holds {list}, which is not a CA and verifies only a server that presents this very certificate: `{error}`.' },
  },
  'apiservice-insecure': {
    id: 'objects/apiservice-insecure', severity: 'warning', basis: 'should', about: 'object', title: 'TLS verification is disabled for an aggregated API',
    messages: { insecure: 'The API server does not verify the server of {server}. Anyone who can answer for {host} can impersonate it.' },
  },
  'apiservice-insecure-and-ca': {
    id: 'objects/apiservice-insecure-and-ca', severity: 'error', basis: 'observed', about: 'object', title: 'An APIService has both insecureSkipTLSVerify and a caBundle',
    messages: { both: '{server} has both a caBundle and insecureSkipTLSVerify. The API server rejects it: `spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present`.' },
  },
  'apiservice-san-missing': {
    id: 'objects/apiservice-san-missing', severity: 'error', basis: 'observed', about: 'object', title: 'The serving certificate of an APIService lacks the name of its Service',
    messages: { unnamed: 'Secret "{secret}" lacks the name {host}: the API server verifies {server} by this name and reports `{error}`.' },
  },
  'argocd-cluster-config-invalid': {
    id: 'objects/argocd-cluster-config-invalid', severity: 'error', basis: 'observed', about: 'object', title: 'Argo CD cannot use a field of a cluster Secret',
    messages: { ignoredCa: '`{field}` of cluster "{cluster}" is not inside `tlsClientConfig`: Argo CD ignores it and verifies the server with the root certificates of its image.', ignoredClient: '`{field}` of cluster "{cluster}" is not inside `tlsClientConfig`: Argo CD ignores it and presents no client certificate.', ignored: '`{field}` of cluster "{cluster}" is not inside `tlsClientConfig`: Argo CD ignores it.', base64: '`{field}` of cluster "{cluster}" is not base64, so Argo CD cannot read `config`: `illegal base64 data at input byte {byte}`.', both: 'Cluster "{cluster}" has both `caData` and `insecure`: `specifying a root certificates file with the insecure flag is not allowed`.', half: '`{field}` of cluster "{cluster}" has no `{missing}`: Argo CD presents no client certificate.' },
  },
  'authentication-ca-expired': {
    id: 'objects/authentication-ca-expired', severity: 'warning', basis: 'observed', about: 'credential', title: 'The CA of a token issuer has expired',
    messages: { expired: '"{name}" in {field} expired on {date}: kube-apiserver cannot fetch the keys of the issuer and rejects its tokens. Logged: `x509: certificate has expired or is not yet valid`.' },
  },
  'authentication-ca-invalid': {
    id: 'objects/authentication-ca-invalid', severity: 'error', basis: 'observed', about: 'credential', title: 'The CA of a token issuer cannot be loaded',
    messages: { invalid: '{field} holds no CA certificate. kube-apiserver rejects the file: `{field}: Invalid value: "<omitted>": {error}`.', base64: '{field} holds base64, but the field is plain PEM text. kube-apiserver rejects the file: `{field}: Invalid value: "<omitted>": {error}`.' },
  },
  'authentication-ca-not-a-ca': {
    id: 'objects/authentication-ca-not-a-ca', severity: 'warning', basis: 'observed', about: 'credential', title: 'The CA of a token issuer is not a CA',
    messages: { leaf: '"{name}" in {field} is not a CA. It verifies only itself. Once the issuer presents another certificate, kube-apiserver rejects its tokens: `x509: certificate signed by unknown authority`.' },
  },
  'bootstrap-token-expired': {
    id: 'objects/bootstrap-token-expired', severity: 'info', basis: 'must', about: 'object', title: 'A bootstrap token has expired',
    messages: { expired: 'The token expired at {date}. The token cleaner deletes its Secret.' },
  },
  'bootstrap-token-format': {
    id: 'objects/bootstrap-token-format', severity: 'error', basis: 'must', about: 'setting', title: 'A bootstrap token has the wrong format',
    messages: { token: 'A bootstrap token must be six characters, a dot and sixteen characters, all of `a-z0-9`: `the bootstrap token is invalid`.', id: '`token-id` must be six characters of `a-z0-9`.', secret: '`token-secret` must be sixteen characters of `a-z0-9`.' },
  },
  'bootstrap-token-no-usage': {
    id: 'objects/bootstrap-token-no-usage', severity: 'warning', basis: 'must', about: 'object', title: 'A bootstrap token has no usage enabled',
    messages: { none: 'The token cannot be used: it has neither `usage-bootstrap-authentication` nor `usage-bootstrap-signing`.', notTrue: '`{key}` is {value}. Only the text "true" enables a usage, so the token cannot be used.' },
  },
  'bootstrap-token-secret-invalid': {
    id: 'objects/bootstrap-token-secret-invalid', severity: 'error', basis: 'must', about: 'object', title: 'The Secret of a bootstrap token is invalid',
    messages: { name: 'The Secret is named "{name}": its `token-id` requires the name "{wanted}".', namespace: 'The Secret is in the namespace "{namespace}": tokens are looked up only in kube-system.', type: 'The Secret has the type "{type}": tokens require the type bootstrap.kubernetes.io/token.', expiration: '`expiration` is "{value}", not an RFC 3339 time such as 2027-03-10T03:22:11Z. The token is treated as expired.', group: 'A token cannot grant this group: `bootstrap group {quoted} is invalid (must match {pattern})`.', missing: 'The Secret has no `{key}`.', base64: '`{key}` under `data` must be base64. Plain text belongs under `stringData`.' },
  },
  'certificate-duration-invalid': {
    id: 'objects/certificate-duration-invalid', severity: 'error', basis: 'observed', about: 'object', title: 'The durations of a cert-manager Certificate are not possible',
    messages: { unreadable: '{field} of Certificate "{name}" is not a duration: cert-manager cannot read the Certificate and reports `{error}`.', short: 'The duration of Certificate "{name}", {duration}, is below the minimum. cert-manager rejects the Certificate: `certificate duration must be greater than 1h0m0s`.', late: 'renewBefore of Certificate "{name}", {renewBefore}, is below the minimum. cert-manager rejects the Certificate: `certificate renewBefore must be greater than 5m0s`.', order: 'Certificate "{name}" would have to be renewed before it is issued. cert-manager rejects it: `certificate duration {duration} must be greater than renewBefore {renewBefore}`.', byDefault: 'Certificate "{name}" sets no duration. renewBefore is longer than the default of 90 days: cert-manager rejects it: `certificate duration {duration} must be greater than renewBefore {renewBefore}`.', both: 'Certificate "{name}" sets renewBefore and renewBeforePercentage. cert-manager rejects it: `renewBefore and renewBeforePercentage are mutually exclusive and cannot both be set`.' },
  },
  'certificate-not-by-issuer': {
    id: 'objects/certificate-not-by-issuer', severity: 'warning', basis: 'observed', about: 'credential', title: 'A certificate was signed by an earlier CA of its cert-manager issuer',
    messages: { replaced: '"{leaf}" in Secret "{secret}" was signed by another CA than its issuer has: issuer "{issuer}" now has another CA "{ca}" in Secret "{authority}". Whoever trusts only the new CA rejects it: `x509: certificate signed by unknown authority`.' },
  },
  'certificate-outlives-issuer': {
    id: 'objects/certificate-outlives-issuer', severity: 'warning', basis: 'observed', about: 'object', title: 'A cert-manager Certificate lasts longer than the CA of its issuer',
    messages: { now: 'Certificate "{name}" is renewed only after its CA expires: a certificate issued now is renewed on {renewal}, but the CA of issuer "{issuer}" expires on {date}. From then until the renewal, it is rejected with `x509: certificate has expired or is not yet valid`.', always: 'Certificate "{name}" is renewed later than the CA of issuer "{issuer}" lasts: a certificate issued now would be renewed on {renewal}, its CA expires by {date} at the latest. In between, it is rejected with `x509: certificate has expired or is not yet valid`.' },
  },
  'certificate-secret-shared': {
    id: 'objects/certificate-secret-shared', severity: 'error', basis: 'observed', about: 'object', title: 'Two cert-manager Certificates write the same Secret',
    messages: { shared: 'Certificates "{other}" and "{name}" write Secret "{secret}". One of them never becomes ready, with the reason IncorrectCertificate: `you might have two conflicting Certificates pointing to the same secret`.' },
  },
  'crd-conversion-cabundle-invalid': {
    id: 'objects/crd-conversion-cabundle-invalid', severity: 'error', basis: 'observed', about: 'credential', title: 'The caBundle of a CRD’s conversion webhook holds no PEM certificate',
    messages: { refused: 'The caBundle of {server} cannot be loaded. The API server rejects the CRD: `{error}`.' },
  },
  'discovery-hash-format': {
    id: 'objects/discovery-hash-format', severity: 'error', basis: 'observed', about: 'setting', title: 'A CA key hash has the wrong format',
    messages: { form: 'kubeadm cannot parse this hash: `invalid discovery token CA certificate hash: {error}`.', fingerprint: 'This is the fingerprint of the certificate {subject}: kubeadm pins the hash of its public key (SubjectPublicKeyInfo), which is {wanted}.' },
  },
  'discovery-hash-mismatch': {
    id: 'objects/discovery-hash-mismatch', severity: 'error', basis: 'observed', about: 'setting', title: 'The CA key hash for a joining node does not match the cluster’s CA',
    messages: { mismatch: 'No hash here matches the CA of this cluster: `cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "{hashes}" are pinned`.' },
  },
  'discovery-unsafe-skip': {
    id: 'objects/discovery-unsafe-skip', severity: 'warning', basis: 'must', about: 'setting', title: 'A joining node does not verify the CA of the cluster',
    messages: { unsafe: 'The joining node will trust any CA that anyone with the token presents.' },
  },
  'gateway-host-not-in-certificate': {
    id: 'objects/gateway-host-not-in-certificate', severity: 'error', basis: 'must', about: 'object', title: 'A Gateway serves a host that its certificate does not contain',
    messages: { host: 'The certificate in Secret "{secret}" is not for {host}: it contains {names}, and clients that connect to this host reject it: `{error}`.', wildcard: 'The certificate in Secret "{secret}" is not for {host}: {gateway} serves it, but it contains {names}. Clients that connect to any of these hosts reject it.', route: 'The certificate in Secret "{secret}" is not for {host}: {gateway} serves it for {route}, but it contains {names}. Clients that connect to this host reject it.' },
  },
  'gateway-reference-not-permitted': {
    id: 'objects/gateway-reference-not-permitted', severity: 'error', basis: 'must', about: 'object', title: 'A Gateway may not use the certificate of another namespace',
    messages: { reported: '{gateway} may not use the certificate in Secret "{secret}": the controller reports `ResolvedRefs` as `False` with the reason `RefNotPermitted`, and the listener does not serve its hosts.', grants: '{gateway} in namespace "{from}" may not use Secret "{secret}": no ReferenceGrant of namespace "{namespace}" allows it. The controller reports `RefNotPermitted`, and the listener does not serve its hosts.' },
  },
  'ingress-host-not-in-certificate': {
    id: 'objects/ingress-host-not-in-certificate', severity: 'error', basis: 'observed', about: 'object', title: 'An Ingress serves a host that its certificate does not contain',
    messages: { nginx: 'The certificate in Secret "{secret}" is not for {host}: it contains {names}. ingress-nginx serves its default certificate instead, which clients reject, and logs `{log}`.', unknown: 'The certificate in Secret "{secret}" is not for {host}: it contains {names}, and clients reject it. ingress-nginx serves its default certificate instead and logs `{log}`.', commonName: 'The certificate in Secret "{secret}" is for {host} only by its common name: clients ignore that. ingress-nginx serves it, and clients reject it: `{error}`.', other: 'The certificate in Secret "{secret}" is not for {host}: it contains {names}, and clients that connect to this host reject it.', none: 'The certificate in Secret "{secret}" is for no host of Ingress "{ingress}": for {host} among others, it contains {names}, and clients that connect to them reject it.' },
  },
  'linkerd-issuer-algorithm': {
    id: 'objects/linkerd-issuer-algorithm', severity: 'error', basis: 'observed', about: 'credential', title: 'Linkerd does not accept the algorithm of its issuer',
    messages: { key: 'The key of Linkerd’s issuer "{name}" is {key}: Linkerd accepts only ECDSA P-256, so `linkerd check` and `linkerd install` reject the issuer.', signature: 'Linkerd’s issuer "{name}" is signed with {algorithm}: Linkerd accepts only ECDSA P-256 with SHA-256, so `linkerd check` and `linkerd install` reject the issuer.' },
  },
  'mesh-ca-pair-mismatch': {
    id: 'objects/mesh-ca-pair-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'The CA of a service mesh and its private key do not match',
    messages: { istio: 'The private key in {label} does not belong to the CA "{name}": istiod does not start. Logged: `the cert does not match the key: {error}`.', linkerd: 'The private key in {label} does not belong to the issuer "{name}": Linkerd cannot issue certificates and logs `tls: Public and private key do not match`.' },
  },
  'mesh-ca-untrusted': {
    id: 'objects/mesh-ca-untrusted', severity: 'error', basis: 'observed', about: 'credential', title: 'The CA of a service mesh does not lead to its roots',
    messages: { istio: 'The CA "{name}" in {label} does not lead to root-cert.pem: it holds {list}, so istiod does not start. Logged: `cannot verify the cert with the provided root chain and cert pool with error: {error}`.', linkerd: 'The issuer "{name}" in {label} does not lead to the trust anchors: they are {list}. The identity component of Linkerd does not start. Logged: `failed to verify issuer credentials`, `{error}`.' },
  },
  'private-key-in-configmap': {
    id: 'objects/private-key-in-configmap', severity: 'warning', basis: 'must', about: 'credential', title: 'A ConfigMap contains a private key',
    messages: { key: '{key} of ConfigMap "{name}" contains a private key. Private keys belong in a Secret.' },
  },
  'private-key-in-repo': {
    id: 'objects/private-key-in-repo', severity: 'hint', basis: 'advice', about: 'file', profile: 'cis', inTemplates: true, title: 'A Git work tree contains a private key',
    messages: { plain: 'This private key is stored in plain text in a Git work tree. If Git tracks the file, anyone who can read the repository has the key.' },
  },
  'root-ca-configmap-stale': {
    id: 'objects/root-ca-configmap-stale', severity: 'warning', basis: 'observed', about: 'credential', whenBroken: 'warning', title: 'A ConfigMap publishes a different CA than the files of the node',
    messages: { stale: '{key} of ConfigMap "{name}" is not the cluster’s CA: it holds {list}, but {file} holds another CA: {effect}.' },
  },
  'talos-ca-not-a-ca': {
    id: 'objects/talos-ca-not-a-ca', severity: 'error', basis: 'must', about: 'credential', title: 'A CA in a Talos configuration cannot sign certificates',
    messages: { leaf: '"{name}" is not a CA: the certificates that Talos issues from {field} are rejected with `x509: invalid signature: parent certificate cannot sign this kind of certificate`.', usage: 'The key usage of "{name}" lacks keyCertSign: the certificates that Talos issues from {field} are rejected with `x509: invalid signature: parent certificate cannot sign this kind of certificate`.' },
  },
  'talos-client-expired': {
    id: 'objects/talos-client-expired', severity: 'error', basis: 'must', about: 'credential', title: 'The client certificate of a talosconfig has expired',
    messages: { talosctl: '"{name}" of context "{context}" expired {ago} ago ({date}). Talos rejects talosctl: `remote error: tls: expired certificate`.', registry: '"{name}" for registry "{context}" expired {ago} ago ({date}). The registry rejects image pulls.' },
  },
  'talos-client-expires-soon': {
    id: 'objects/talos-client-expires-soon', severity: 'warning', basis: 'advice', about: 'credential', title: 'The client certificate of a talosconfig expires soon',
    messages: { talosctl: '"{name}" of context "{context}" expires on {date} ({left} left).', registry: '"{name}" for registry "{context}" expires on {date} ({left} left).' },
  },
  'talos-cluster-ca-disagree': {
    id: 'objects/talos-cluster-ca-disagree', severity: 'warning', basis: 'observed', about: 'credential', title: 'Talos configurations of one cluster hold different CAs',
    messages: { other: '{field} differs from the CA in other files of the same cluster: no file accepts both. A machine with this configuration and its peers reject each other.' },
  },
  'talos-extra-arg-denied': {
    id: 'objects/talos-extra-arg-denied', severity: 'error', basis: 'observed', about: 'setting', stops: ['denied'], title: 'A flag in extraArgs of Talos that Talos does not allow',
    messages: { denied: 'Talos sets `--{flag}` itself and does not start {component} with another value: `extra arg "{flag}" is not allowed`.' },
  },
  'talos-extra-config-denied': {
    id: 'objects/talos-extra-config-denied', severity: 'error', basis: 'observed', about: 'setting', title: 'A field in extraConfig of Talos that Talos does not allow',
    messages: { denied: 'Talos sets the field {field} of the kubelet configuration itself: it rejects the machine configuration: `kubelet configuration field "{field}" can\'t be overridden`.' },
  },
  'talos-field-not-base64': {
    id: 'objects/talos-field-not-base64', severity: 'error', basis: 'observed', about: 'credential', title: 'A certificate or key in a Talos configuration is not base64-encoded PEM',
    messages: { rawPem: '{field} holds PEM text: Talos expects base64-encoded PEM and fails with `illegal base64 data`.', badBase64: '{field} is not base64: `illegal base64 data at input byte {offset}`.', doubleEncoded: '{field} is base64-encoded twice. Decoding it gives base64, not PEM.' },
  },
  'talos-name-missing': {
    id: 'objects/talos-name-missing', severity: 'error', basis: 'observed', about: 'setting', title: 'A name is missing in the certificates that Talos issues',
    messages: { apid: 'The API of Talos has no certificate for {host}, an endpoint of context "{client}": besides the addresses and the hostname of the machines, `machine.certSANs` contains {names}. talosctl rejects the certificate.', apiServer: 'The API server has no certificate for {host}, which cluster "{client}" connects to: besides the addresses and the hostname of the machines, `cluster.apiServer.certSANs` and `cluster.controlPlane.endpoint` contain {names}. kubectl rejects the certificate.' },
  },
  'talos-pair-mismatch': {
    id: 'objects/talos-pair-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'A key in a Talos configuration does not match its certificate',
    messages: { authority: '{key} does not match {certificate}. Nothing trusts the certificates that Talos signs with it.', client: '{key} does not match {certificate}: `{error}`.' },
  },
  'talos-worker-ca-key': {
    id: 'objects/talos-worker-ca-key', severity: 'error', basis: 'observed', about: 'credential', title: 'The machine configuration of a Talos worker holds a CA key',
    messages: { key: '{field} is a CA key, but the machine is a worker. Talos rejects the configuration: `CA key is not allowed on non-controlplane nodes`.' },
  },
  'talosconfig-ca-mismatch': {
    id: 'objects/talosconfig-ca-mismatch', severity: 'warning', basis: 'observed', about: 'credential', title: 'A talosconfig and a machine configuration are from different secrets',
    messages: { other: 'The CA of context "{context}" is not `machine.ca` of {file}: that file does not accept it. talosctl reports `transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority`.', client: 'The certificate of context "{context}" is issued by "{issuer}", which {file} does not accept: the machine rejects talosctl.' },
  },
  'tls-secret-ca-mismatch': {
    id: 'objects/tls-secret-ca-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'ca.crt of a Secret does not verify its tls.crt',
    messages: { other: 'ca.crt of Secret "{secret}" is not the CA of tls.crt: it holds {list}, but "{leaf}" in tls.crt was issued by "{issuer}": `x509: certificate signed by unknown authority`.', sameName: 'ca.crt of Secret "{secret}" holds another CA than the one that issued tls.crt: both are named "{issuer}", but "{leaf}" in tls.crt was signed by a different key: `x509: certificate signed by unknown authority`.' },
  },
  'tls-secret-chain-incomplete': {
    id: 'objects/tls-secret-chain-incomplete', severity: 'warning', basis: 'must', about: 'credential', title: 'tls.crt of a Secret lacks an intermediate certificate',
    messages: { incomplete: 'tls.crt of Secret "{secret}" lacks the intermediate "{issuer}": it issued "{leaf}". Clients that hold only the root report `x509: certificate signed by unknown authority`.' },
  },
  'tls-secret-double-base64': {
    id: 'objects/tls-secret-double-base64', severity: 'error', basis: 'observed', about: 'credential', title: 'A value in a TLS Secret is base64-encoded twice',
    messages: { data: 'Secret "{secret}" holds base64 of base64 under {keys}. Its readers find no PEM: `{error}`.', stringData: 'Secret "{secret}" holds base64 for {keys} under `stringData`, which expects plain text. The API server encodes the value again: `{error}`.' },
  },
  'tls-secret-expired': {
    id: 'objects/tls-secret-expired', severity: 'error', basis: 'must', about: 'credential', title: 'The certificate of a TLS Secret has expired',
    messages: { leaf: '"{name}" in Secret "{secret}" expired {ago} ago ({date}). Every client rejects the server that presents it: `x509: certificate has expired or is not yet valid`.', client: '"{name}" in Secret "{secret}" expired {ago} ago ({date}). Every server rejects whoever presents it: `x509: certificate has expired or is not yet valid`.', signer: '"{name}" in Secret "{secret}" expired {ago} ago ({date}). Whatever it signed is rejected: `x509: certificate has expired or is not yet valid`.', authority: 'ca.crt of Secret "{secret}" expired {ago} ago ({date}). It no longer verifies any certificate.', copy: '"{name}" in Secret "{secret}" expired {ago} ago ({date}). cert-manager renews the Secret in the cluster: this copy is outdated, or the renewal failed.' },
  },
  'tls-secret-expires-soon': {
    id: 'objects/tls-secret-expires-soon', severity: 'warning', basis: 'advice', about: 'credential', title: 'The certificate of a TLS Secret expires soon',
    messages: { soon: '"{name}" in Secret "{secret}" expires on {date} ({left} left).' },
  },
  'tls-secret-key-missing': {
    id: 'objects/tls-secret-key-missing', severity: 'error', basis: 'must', about: 'object', title: 'A TLS Secret lacks tls.crt or tls.key',
    messages: { missing: 'Secret "{secret}" of type kubernetes.io/tls has no {keys}. The API server rejects it: `{error}`.' },
  },
  'tls-secret-not-base64': {
    id: 'objects/tls-secret-not-base64', severity: 'error', basis: 'must', about: 'credential', title: 'A value in a TLS Secret is not base64',
    messages: { bad: '{keys} in Secret "{secret}" cannot be decoded: values under `data` must be base64: `illegal base64 data at input byte {byte}`.' },
  },
  'tls-secret-opaque': {
    id: 'objects/tls-secret-opaque', severity: 'hint', basis: 'advice', about: 'object', title: 'A Secret with tls.crt and tls.key has type Opaque',
    messages: { opaque: 'Secret "{secret}" holds tls.crt and tls.key, but its type is Opaque. With type kubernetes.io/tls, the API server checks that both keys are present.' },
  },
  'tls-secret-pair-mismatch': {
    id: 'objects/tls-secret-pair-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'tls.key of a Secret does not match tls.crt',
    messages: { mismatch: 'tls.key of Secret "{secret}" does not match tls.crt. The API server does not check this; the readers of the Secret fail with `{error}`.', order: 'tls.key of Secret "{secret}" matches a later certificate in tls.crt: only the first one is used, and servers fail with `{error}`. Put the certificate "{leaf}" first.' },
  },
  'tls-secret-raw-pem-in-data': {
    id: 'objects/tls-secret-raw-pem-in-data', severity: 'error', basis: 'must', about: 'credential', title: 'A Secret holds PEM text under data',
    messages: { raw: 'Secret "{secret}" holds PEM text for {keys} under `data`, which requires base64: `illegal base64 data at input byte 0`. PEM text belongs under `stringData`.' },
  },
  'trust-bundle-invalid': {
    id: 'objects/trust-bundle-invalid', severity: 'error', basis: 'observed', about: 'credential', title: 'The API server does not accept a ClusterTrustBundle',
    messages: { none: 'ClusterTrustBundle "{bundle}" holds no PEM certificate. The API server rejects it: `at least one trust anchor must be provided`.', leaf: '"{name}" in ClusterTrustBundle "{bundle}" is not a CA. The API server rejects the bundle: `entry {index} does not have the CA bit set`.', type: 'ClusterTrustBundle "{bundle}" holds something other than certificates. The API server rejects it: `entry {index} has bad block type: {label}`.', duplicate: 'ClusterTrustBundle "{bundle}" holds "{name}" twice. The API server rejects it: `duplicate trust anchor (indices [{first} {second}])`.' },
  },
  'trust-bundle-name': {
    id: 'objects/trust-bundle-name', severity: 'error', basis: 'observed', about: 'object', title: 'The name of a ClusterTrustBundle does not match its signer',
    messages: { prefix: 'The API server rejects the name "{name}": `ClusterTrustBundle for signerName {signer} must be named with prefix {prefix}`.', unlinked: 'The API server rejects the name "{name}": `ClusterTrustBundle without signer name must not have ":" in its name`.' },
  },
  'webhook-cabundle-empty': {
    id: 'objects/webhook-cabundle-empty', severity: 'info', basis: 'observed', about: 'object', title: 'A webhook has no caBundle',
    messages: { absent: '{server} has no caBundle. The API server verifies {host} against its system roots, which contain no private CA.', notInjected: '{server} has no caBundle in the cluster: its annotation requests one from {injector}. The API server verifies {host} against its system roots.' },
  },
  'webhook-cabundle-expired': {
    id: 'objects/webhook-cabundle-expired', severity: 'warning', basis: 'observed', about: 'credential', title: 'The caBundle of a webhook has expired',
    messages: { expired: 'A CA in the caBundle of {server} has expired: "{name}" expired on {date}. Unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.', expiredLeaf: 'Certificate "{name}" in the caBundle of {server} expired on {date}. It is not a CA, so it verifies only a server that presents this very certificate. Unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.' },
  },
  'webhook-cabundle-invalid': {
    id: 'objects/webhook-cabundle-invalid', severity: 'error', basis: 'observed', about: 'credential', title: 'The caBundle of a webhook holds no PEM certificate',
    messages: { base64: 'The caBundle of {server} is not base64: `{error}`.', bundle: 'The caBundle of {server} holds no PEM certificate: `{error}`.' },
  },
  'webhook-cabundle-not-issuer': {
    id: 'objects/webhook-cabundle-not-issuer', severity: 'error', basis: 'observed', about: 'credential', title: 'The caBundle of a webhook does not verify its serving certificate',
    messages: { foreign: 'The caBundle of {server} does not trust its server: Secret "{secret}" serves a certificate issued by "{issuer}", but the caBundle trusts {list}: `{error}`.', foreignLeaf: 'The caBundle of {server} does not trust its server: Secret "{secret}" serves a certificate issued by "{issuer}", but the caBundle of {server} holds {list}, which is not a CA and verifies only a server that presents this very certificate: `{error}`.' },
  },
  'webhook-san-missing': {
    id: 'objects/webhook-san-missing', severity: 'error', basis: 'observed', about: 'object', title: 'The serving certificate of a webhook lacks the name of its Service',
    messages: { unnamed: 'Secret "{secret}" lacks the name {host}: the API server verifies {server} by this name and reports `{error}`.' },
  },
  'webhook-url-and-service': {
    id: 'objects/webhook-url-and-service', severity: 'error', basis: 'observed', about: 'object', title: 'A webhook sets both url and service, or neither',
    messages: { both: '{server} sets both url and service: `exactly one of url or service is required`.', neither: '{server} sets neither url nor service: `exactly one of url or service is required`.' },
  },
  'webhook-url-not-https': {
    id: 'objects/webhook-url-not-https', severity: 'error', basis: 'observed', about: 'object', title: 'The url of a webhook is invalid',
    messages: { scheme: 'The url of {server} must use https: `\'https\' is the only allowed URL scheme; desired format: https://host[/path]`.', host: 'The url of {server} has no host: `host must be specified; desired format: https://host[/path]`.', user: 'The url of {server} contains user information: `user information is not permitted in the URL`.', fragment: 'The url of {server} contains a fragment: `fragments are not permitted in the URL`.', query: 'The url of {server} contains a query: `query parameters are not permitted in the URL`.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
