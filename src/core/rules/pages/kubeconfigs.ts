import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/kubeconfigs, by name. Written by `npm run generate`. */
export const KUBECONFIGS = {
  'component-kubeconfig-uses-lb': {
    id: 'kubeconfigs/component-kubeconfig-uses-lb', severity: 'hint', basis: 'observed', about: 'setting', title: 'A control plane component connects to the API server through the load balancer',
    messages: { balancer: 'This server is the load balancer of the cluster. Since 1.20, kubeadm writes the local API server, {local}, here.' },
  },
  'kubeconfig-bad-base64': {
    id: 'kubeconfigs/kubeconfig-bad-base64', severity: 'error', basis: 'observed', about: 'credential', title: 'A kubeconfig data field is not valid base64',
    messages: { found: '{detail}' },
  },
  'kubeconfig-basic-auth': {
    id: 'kubeconfigs/kubeconfig-basic-auth', severity: 'error', basis: 'must', about: 'setting', whenBroken: 'error', title: 'A kubeconfig uses basic authentication',
    messages: { removed: 'Basic authentication was removed in Kubernetes 1.19: the API server ignores the password, so the client is anonymous.', later: 'Basic authentication was removed in Kubernetes 1.19: the API server ignores the password from that version on, so the client is anonymous.' },
  },
  'kubeconfig-ca-is-leaf': {
    id: 'kubeconfigs/kubeconfig-ca-is-leaf', severity: 'hint', basis: 'observed', about: 'credential', title: 'A kubeconfig pins the certificate of the API server',
    messages: { pinned: 'This field pins the API server’s certificate instead of its CA: verification fails once the certificate is renewed.' },
  },
  'kubeconfig-ca-not-issuer': {
    id: 'kubeconfigs/kubeconfig-ca-not-issuer', severity: 'error', basis: 'observed', about: 'credential', title: 'The CA in a kubeconfig does not verify the API server’s certificate',
    messages: { other: 'This kubeconfig does not trust the API server: {field} holds only {list}, but the API server presents "{leaf}", issued by "{issuer}". {effect}.', otherCluster: 'This kubeconfig belongs to another cluster or an earlier one: its CA {list} signed its client certificate "{client}", but not the API server’s certificate "{leaf}". {effect}.' },
  },
  'kubeconfig-client-cert-untrusted': {
    id: 'kubeconfigs/kubeconfig-client-cert-untrusted', severity: 'error', basis: 'observed', about: 'credential', title: 'The API server does not trust the client certificate of a kubeconfig',
    messages: { untrusted: '"{leaf}" is issued by "{issuer}", an untrusted CA: {trusted} trusts only {list}: {effect}.' },
  },
  'kubeconfig-client-half': {
    id: 'kubeconfigs/kubeconfig-client-half', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig has only half of a client key pair',
    messages: { withoutKey: 'Client certificate without a key: `client-key-data or client-key must be specified for {user} to use the clientCert authentication method.`', withoutCertificate: 'Key without a certificate: client-go does not send it, and the API server treats user "{user}" as anonymous.', awaited: 'Key without a certificate: user "{user}" waits for an external CA to sign {request}.' },
  },
  'kubeconfig-dangling-context': {
    id: 'kubeconfigs/kubeconfig-dangling-context', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig refers to a context, cluster or user that does not exist',
    messages: { context: 'This file does not define the context "{name}": `context was not found for specified context: {name}`.', cluster: 'This file does not define the cluster "{name}": kubectl falls back to localhost:8080, and components stop with `invalid configuration`.', user: 'This file does not define the user "{name}": requests are anonymous, and kubectl prompts for a user name.', elsewhere: 'This file defines neither the {kind} "{name}" nor any other {kind}. Another file in KUBECONFIG may define it.' },
  },
  'kubeconfig-data-and-file': {
    id: 'kubeconfigs/kubeconfig-data-and-file', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig sets both a path and data for the same credential',
    messages: { both: 'kubectl rejects this: `error: {error}`' },
  },
  'kubeconfig-data-double-encoded': {
    id: 'kubeconfigs/kubeconfig-data-double-encoded', severity: 'error', basis: 'observed', about: 'credential', title: 'A data field is base64-encoded twice',
    messages: { found: '{detail}' },
  },
  'kubeconfig-data-is-path': {
    id: 'kubeconfigs/kubeconfig-data-is-path', severity: 'error', basis: 'observed', about: 'credential', title: 'A data field holds a path',
    messages: { found: '{detail}' },
  },
  'kubeconfig-data-is-raw-pem': {
    id: 'kubeconfigs/kubeconfig-data-is-raw-pem', severity: 'error', basis: 'observed', about: 'credential', title: 'A data field holds PEM text instead of base64',
    messages: { found: '{detail}' },
  },
  'kubeconfig-data-no-pem': {
    id: 'kubeconfigs/kubeconfig-data-no-pem', severity: 'error', basis: 'observed', about: 'credential', title: 'A data field does not decode to PEM',
    messages: { found: '{detail}' },
  },
  'kubeconfig-duplicate-name': {
    id: 'kubeconfigs/kubeconfig-duplicate-name', severity: 'error', basis: 'observed', about: 'setting', title: 'Two entries of a kubeconfig have the same name',
    messages: { duplicate: 'Two {list} are named "{name}": `error loading config file: duplicate name "{name}" in list`.' },
  },
  'kubeconfig-file-holds-base64': {
    id: 'kubeconfigs/kubeconfig-file-holds-base64', severity: 'error', basis: 'observed', about: 'credential', title: 'A path field holds the content instead of a path',
    messages: { found: '{detail}' },
  },
  'kubeconfig-file-missing': {
    id: 'kubeconfigs/kubeconfig-file-missing', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig names a file that does not exist',
    messages: { missing: '{path} does not exist: `unable to read {short} {path} for {entry} due to open {path}: no such file or directory`.', container: '{hostPath}, which {component} sees as {path}, does not exist on the node: `unable to read {short} {path} for {entry} due to open {path}: no such file or directory`.', token: '{path}, the token file of {entry}, does not exist: `open {path}: no such file or directory`.', home: 'Kubeconfigs do not expand `~` or `$HOME`: client-go looks for a directory with that name. {path} does not exist.' },
  },
  'kubeconfig-insecure': {
    id: 'kubeconfigs/kubeconfig-insecure', severity: 'warning', basis: 'should', about: 'setting', title: 'A kubeconfig does not verify the server',
    messages: { insecure: 'The certificate of {server} is not verified. Credentials can be stolen.', local: 'The certificate of {server} is not verified. On the local machine the risk is small.' },
  },
  'kubeconfig-insecure-and-ca': {
    id: 'kubeconfigs/kubeconfig-insecure-and-ca', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig cluster has both a CA and insecure-skip-tls-verify',
    messages: { both: 'Cluster "{cluster}" has both a CA and insecure-skip-tls-verify: `specifying a root certificates file with the insecure flag is not allowed`.' },
  },
  'kubeconfig-no-ca': {
    id: 'kubeconfigs/kubeconfig-no-ca', severity: 'warning', basis: 'observed', about: 'setting', whenBroken: 'error', title: 'A kubeconfig has no CA',
    messages: { none: 'No CA is set: the client accepts only publicly trusted certificates, and {host} does not have one: `x509: certificate signed by unknown authority`.' },
  },
  'kubeconfig-no-credentials': {
    id: 'kubeconfigs/kubeconfig-no-credentials', severity: 'warning', basis: 'observed', about: 'setting', title: 'A kubeconfig user has no credentials',
    messages: { none: 'User "{user}" has no credentials: requests are anonymous, and kubectl prompts for a user name.' },
  },
  'kubeconfig-no-current-context': {
    id: 'kubeconfigs/kubeconfig-no-current-context', severity: 'warning', basis: 'observed', about: 'setting', title: 'A kubeconfig has no current context',
    messages: { component: 'No current-context is set: {component} uses nothing from this file and stops.', kubectl: 'No current-context is set: kubectl connects to localhost:8080 unless `--context` is given.' },
  },
  'kubeconfig-no-server': {
    id: 'kubeconfigs/kubeconfig-no-server', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig cluster has no server',
    messages: { flag: 'Cluster "{cluster}" has no `server`: components need it from a flag such as `--master`.', none: 'Cluster "{cluster}" has no `server`: kubectl connects to localhost:8080, and components stop with `invalid configuration: no server found for cluster {quoted}`.' },
  },
  'kubeconfig-redacted': {
    id: 'kubeconfigs/kubeconfig-redacted', severity: 'info', basis: 'observed', about: 'credential', title: 'Credentials are redacted in this kubeconfig',
    messages: { found: '{detail}' },
  },
  'kubeconfig-server-port': {
    id: 'kubeconfigs/kubeconfig-server-port', severity: 'warning', basis: 'observed', about: 'setting', title: 'A kubeconfig connects to a port that the API server does not listen on',
    messages: { port: 'This server is port {port} of {host}, but the API server there listens on {own}: `connection refused`, unless another program forwards port {port}.' },
  },
  'kubeconfig-server-scheme': {
    id: 'kubeconfigs/kubeconfig-server-scheme', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig uses http for a TLS port',
    messages: { http: 'This server uses http://, but port {port} serves TLS: `client sent an HTTP request to an HTTPS server`.', ignored: 'This server uses http://: clients ignore the TLS settings of the cluster and send no credentials. If port {port} serves TLS, it answers `client sent an HTTP request to an HTTPS server`.', none: '{server} has no scheme, and without a CA or a client certificate client-go uses http://.' },
  },
  'kubeconfig-server-wildcard-host': {
    id: 'kubeconfigs/kubeconfig-server-wildcard-host', severity: 'error', basis: 'must', about: 'setting', title: 'A kubeconfig connects to a wildcard address',
    messages: { wildcard: '{host} is not an address to connect to: some systems treat it as the local machine, others reject it.', noHost: '{host} has no host: clients connect to the machine that they run on.', noName: '{host} has no host: clients fail with `tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config`.' },
  },
  'kubeconfig-stale-copy': {
    id: 'kubeconfigs/kubeconfig-stale-copy', severity: 'error', basis: 'observed', about: 'credential', title: 'A copy of admin.conf still has the old certificate',
    messages: { stale: 'Outdated copy of {original}: this certificate expires on {date}, the one in the original on {renewed}.', expired: 'Outdated copy of {original}: this certificate expired on {date}, but the one in the original is valid until {renewed}.' },
  },
  'kubeconfig-super-admin-present': {
    id: 'kubeconfigs/kubeconfig-super-admin-present', severity: 'info', basis: 'should', about: 'file', profile: 'cis', cis: ['5.1.7'], title: 'super-admin.conf is stored on the node',
    messages: { present: 'Break-glass credentials are stored on this node: `system:masters` bypasses RBAC and cannot be revoked.' },
  },
  'kubeconfig-tls-server-name': {
    id: 'kubeconfigs/kubeconfig-tls-server-name', severity: 'hint', basis: 'observed', about: 'setting', title: 'tls-server-name repeats the host of the server',
    messages: { same: '`tls-server-name` is the same as the host in `server` and has no effect.' },
  },
  'kubeconfig-token-expired': {
    id: 'kubeconfigs/kubeconfig-token-expired', severity: 'error', basis: 'must', about: 'credential', title: 'The token in a kubeconfig has expired',
    messages: { expired: 'The token of user "{user}" expired {ago} ago ({date}). The API server answers 401 `Unauthorized`.' },
  },
  'kubeconfig-two-auth-methods': {
    id: 'kubeconfigs/kubeconfig-two-auth-methods', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubeconfig user has two kinds of credentials',
    messages: { refused: 'User "{user}" has both a token and a password: kubectl stops with `more than one authentication method found`.', both: 'User "{user}" has both a token and a client certificate: the client sends both, and the API server checks the certificate first.' },
  },
  'kubelet-conf-embedded': {
    id: 'kubeconfigs/kubelet-conf-embedded', severity: 'warning', basis: 'observed', about: 'setting', title: 'kubelet.conf embeds a client certificate that is not rotated',
    messages: { embedded: 'The kubelet rotates `kubelet-client-current.pem`, but not this embedded certificate: once it has expired, the next restart of the kubelet fails.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
