import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/kubeconfigs, by name. Written by `npm run rules:docs`. */
export const KUBECONFIGS = {
  'component-kubeconfig-uses-lb': {
    id: 'kubeconfigs/component-kubeconfig-uses-lb', severity: 'hint', basis: 'observed', title: 'A component of the control plane dials its API server through the load balancer',
    messages: { balancer: 'This is the balancer of the cluster; since 1.20 kubeadm names the local API server, {local}, here.' },
  },
  'kubeconfig-bad-base64': {
    id: 'kubeconfigs/kubeconfig-bad-base64', severity: 'error', basis: 'observed', title: 'A data field of a kubeconfig is not base64',
    messages: { found: '{detail}' },
  },
  'kubeconfig-basic-auth': {
    id: 'kubeconfigs/kubeconfig-basic-auth', severity: 'error', basis: 'must', title: 'A kubeconfig logs in with a password',
    messages: { removed: 'Basic authentication was removed in Kubernetes 1.19: the API server answers 401.', later: 'Basic authentication was removed in Kubernetes 1.19: from then on the API server answers 401.' },
  },
  'kubeconfig-ca-is-leaf': {
    id: 'kubeconfigs/kubeconfig-ca-is-leaf', severity: 'hint', basis: 'observed', title: 'A kubeconfig pins the certificate of the server',
    messages: { pinned: 'The server’s own certificate is pinned here instead of its CA: this breaks at its renewal.' },
  },
  'kubeconfig-ca-not-issuer': {
    id: 'kubeconfigs/kubeconfig-ca-not-issuer', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'The CA of a kubeconfig does not verify the API server',
    messages: { other: '{field} trusts only {list}, but the API server shows "{leaf}", issued by "{issuer}": {effect}.', otherCluster: 'This kubeconfig is of another or an earlier cluster: its CA {list} signed "{client}" in it, but not "{leaf}", which the API server shows: {effect}.' },
  },
  'kubeconfig-client-cert-untrusted': {
    id: 'kubeconfigs/kubeconfig-client-cert-untrusted', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'The API server does not trust the client certificate of a kubeconfig',
    messages: { untrusted: '"{leaf}" is issued by "{issuer}", but {trusted} trusts only {list}: {effect}.' },
  },
  'kubeconfig-client-half': {
    id: 'kubeconfigs/kubeconfig-client-half', severity: 'error', basis: 'observed', title: 'A kubeconfig gives only half of a client identity',
    messages: { withoutKey: 'Certificate without key: `client-key-data or client-key must be specified for {user} to use the clientCert authentication method.`', withoutCertificate: 'Key without certificate: user "{user}" is silently not authenticated by it, and the API server answers as to anybody.', awaited: 'Key without certificate: user "{user}" waits for an external CA to sign {request}.' },
  },
  'kubeconfig-dangling-context': {
    id: 'kubeconfigs/kubeconfig-dangling-context', severity: 'error', basis: 'observed', title: 'A context of a kubeconfig leads nowhere',
    messages: { context: 'There is no context "{name}" here: `context was not found for specified context: {name}`.', cluster: 'There is no cluster "{name}" here: kubectl falls back to localhost:8080, components stop with `invalid configuration`.', user: 'There is no user "{name}" here: kubectl prompts for a user name, components stop with `invalid configuration`.', elsewhere: 'There is no {kind} "{name}" here, nor any other; another file of KUBECONFIG may hold it.' },
  },
  'kubeconfig-data-and-file': {
    id: 'kubeconfigs/kubeconfig-data-and-file', severity: 'error', basis: 'observed', title: 'A kubeconfig gives both a path and data for one credential',
    messages: { both: 'kubectl refuses this: `error: {name}-data and {name} are both specified for {entry}. {name}-data will override.`' },
  },
  'kubeconfig-data-double-encoded': {
    id: 'kubeconfigs/kubeconfig-data-double-encoded', severity: 'error', basis: 'observed', title: 'A data field is base64 encoded twice',
    messages: { found: '{detail}' },
  },
  'kubeconfig-data-is-path': {
    id: 'kubeconfigs/kubeconfig-data-is-path', severity: 'error', basis: 'observed', title: 'A data field holds a path',
    messages: { found: '{detail}' },
  },
  'kubeconfig-data-is-raw-pem': {
    id: 'kubeconfigs/kubeconfig-data-is-raw-pem', severity: 'error', basis: 'observed', title: 'A data field holds PEM text instead of its base64',
    messages: { found: '{detail}' },
  },
  'kubeconfig-data-no-pem': {
    id: 'kubeconfigs/kubeconfig-data-no-pem', severity: 'error', basis: 'observed', title: 'A data field decodes to something that is no PEM',
    messages: { found: '{detail}' },
  },
  'kubeconfig-duplicate-name': {
    id: 'kubeconfigs/kubeconfig-duplicate-name', severity: 'error', basis: 'observed', title: 'Two entries of a kubeconfig have one name',
    messages: { duplicate: 'There are two {list} named "{name}": `error loading config file: duplicate name "{name}" in list`.' },
  },
  'kubeconfig-file-holds-base64': {
    id: 'kubeconfigs/kubeconfig-file-holds-base64', severity: 'error', basis: 'observed', title: 'A path field holds the content itself',
    messages: { found: '{detail}' },
  },
  'kubeconfig-file-missing': {
    id: 'kubeconfigs/kubeconfig-file-missing', severity: 'error', basis: 'observed', title: 'A kubeconfig names a file that is not there',
    messages: { missing: 'There is no {path}: `unable to read {short} {path} for {entry} due to open {path}: no such file or directory`.', container: 'There is no {hostPath} on the node, which {component} sees as {path}: `unable to read {short} {path} for {entry} due to open {path}: no such file or directory`.', token: 'There is no {path}, the token of {entry}: `open {path}: no such file or directory`.', home: 'Kubeconfigs do not expand `~` or `$HOME`: client-go looks for a folder of this name. There is no {path}.' },
  },
  'kubeconfig-insecure': {
    id: 'kubeconfigs/kubeconfig-insecure', severity: 'warning', basis: 'should', title: 'A kubeconfig does not verify the server',
    messages: { insecure: 'The certificate of {server} is not checked; credentials can be stolen.', local: 'The certificate of {server} is not checked. On this machine itself that is a small risk.' },
  },
  'kubeconfig-insecure-and-ca': {
    id: 'kubeconfigs/kubeconfig-insecure-and-ca', severity: 'error', basis: 'observed', title: 'A cluster of a kubeconfig is insecure and has a CA',
    messages: { both: 'Cluster "{cluster}" has a CA and insecure-skip-tls-verify: `specifying a root certificates file with the insecure flag is not allowed`.' },
  },
  'kubeconfig-no-ca': {
    id: 'kubeconfigs/kubeconfig-no-ca', severity: 'warning', basis: 'observed', title: 'A kubeconfig names no CA',
    messages: { none: 'No CA here: only publicly trusted certificates will pass, and {host} has none: `x509: certificate signed by unknown authority`.' },
  },
  'kubeconfig-no-credentials': {
    id: 'kubeconfigs/kubeconfig-no-credentials', severity: 'warning', basis: 'observed', title: 'A user of a kubeconfig has no credentials',
    messages: { none: 'User "{user}" has no credentials: requests are anonymous, and kubectl asks for a user name.' },
  },
  'kubeconfig-no-current-context': {
    id: 'kubeconfigs/kubeconfig-no-current-context', severity: 'warning', basis: 'observed', title: 'A kubeconfig has no current context',
    messages: { component: 'No current-context: {component} uses nothing of this file and stops.', kubectl: 'No current-context: kubectl dials localhost:8080 unless `--context` is given.' },
  },
  'kubeconfig-no-server': {
    id: 'kubeconfigs/kubeconfig-no-server', severity: 'error', basis: 'observed', title: 'A cluster of a kubeconfig has no server',
    messages: { none: 'Cluster "{cluster}" has no `server`: kubectl dials localhost:8080, and components stop with `invalid configuration: no server found for cluster {quoted}`.' },
  },
  'kubeconfig-redacted': {
    id: 'kubeconfigs/kubeconfig-redacted', severity: 'info', basis: 'observed', title: 'Credentials were left out of this kubeconfig',
    messages: { found: '{detail}' },
  },
  'kubeconfig-server-port': {
    id: 'kubeconfigs/kubeconfig-server-port', severity: 'warning', basis: 'observed', title: 'A kubeconfig dials a port that the API server does not listen on',
    messages: { port: 'Port {port} of {host}, but the API server there listens on {own}: `connection refused`.' },
  },
  'kubeconfig-server-scheme': {
    id: 'kubeconfigs/kubeconfig-server-scheme', severity: 'error', basis: 'observed', title: 'A kubeconfig speaks http to a TLS port',
    messages: { http: 'http:// to port {port}, which speaks TLS: `client sent an HTTP request to an HTTPS server`.', none: '{server} has no scheme, and without a CA or a certificate it is taken for http://.' },
  },
  'kubeconfig-server-wildcard-host': {
    id: 'kubeconfigs/kubeconfig-server-wildcard-host', severity: 'error', basis: 'must', title: 'A kubeconfig dials an address that only listens',
    messages: { wildcard: '{host} is no address to connect to: some systems take it for this machine, others refuse it.' },
  },
  'kubeconfig-stale-copy': {
    id: 'kubeconfigs/kubeconfig-stale-copy', severity: 'error', basis: 'observed', explains: ['expired'], title: 'A copy of admin.conf was not renewed with it',
    messages: { stale: 'An older copy of {original}: its certificate expires {date}, that of the original {renewed}.', expired: 'An older copy of {original}: its certificate expired {date}, while the original is valid until {renewed}.' },
  },
  'kubeconfig-super-admin-present': {
    id: 'kubeconfigs/kubeconfig-super-admin-present', severity: 'info', basis: 'should', profile: 'cis', cis: ['5.1.7'], title: 'super-admin.conf lies on the node',
    messages: { present: 'Break-glass credentials lie on this node: `system:masters` is beyond RBAC and cannot be revoked.' },
  },
  'kubeconfig-tls-server-name': {
    id: 'kubeconfigs/kubeconfig-tls-server-name', severity: 'hint', basis: 'observed', title: 'A kubeconfig names its server twice',
    messages: { same: '`tls-server-name` is the host of `server` already: it changes nothing.' },
  },
  'kubeconfig-two-auth-methods': {
    id: 'kubeconfigs/kubeconfig-two-auth-methods', severity: 'error', basis: 'observed', title: 'A user of a kubeconfig has two kinds of credentials',
    messages: { refused: 'User "{user}" has a token and a password: `more than one authentication method found`, and kubectl stops.', both: 'User "{user}" has a token and a client certificate: both are sent, and the API server takes the certificate first.' },
  },
  'kubelet-conf-embedded': {
    id: 'kubeconfigs/kubelet-conf-embedded', severity: 'warning', basis: 'observed', title: 'kubelet.conf does not follow the rotation of its certificate',
    messages: { embedded: 'This certificate stays as it is while the kubelet rotates `kubelet-client-current.pem`: once it has expired, the next restart of the kubelet fails.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
