import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/names, by name. Written by `npm run rules:docs`. */
export const NAMES = {
  'apiserver-san-missing-advertise-address': {
    id: 'names/apiserver-san-missing-advertise-address', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The API server certificate lacks the address it advertises',
    messages: { used: '`--advertise-address` {host} is not in the API server certificate, and {files} connect to it: `{clientError}`.', unused: '`--advertise-address` {host} is not in the API server certificate; whoever connects to it will see `{error}`.' },
  },
  'apiserver-san-missing-endpoint': {
    id: 'names/apiserver-san-missing-endpoint', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The API server certificate lacks a name of the kubeadm configuration',
    messages: { endpoint: 'The API server certificate does not name {host}, the host of `controlPlaneEndpoint`: `{clientError}`. `kubeadm certs renew` will not add it: it copies the names of the old certificate.', certSan: 'The API server certificate does not name {host} of `apiServer.certSANs`: `{clientError}`. `kubeadm certs renew` will not add it: it copies the names of the old certificate.', several: 'The API server certificate does not name {hosts}, which the kubeadm configuration asks for: `{clientError}`. `kubeadm certs renew` will not add them: it copies the names of the old certificate.' },
  },
  'apiserver-san-missing-service-ip': {
    id: 'names/apiserver-san-missing-service-ip', severity: 'error', basis: 'must', explains: ['hostname'], title: 'The API server certificate lacks the first address of the Service range',
    messages: { missing: 'Pods reach the API at https://{url}:443, but the API server certificate does not name {host}: `{error}`.' },
  },
  'apiserver-san-missing-service-name': {
    id: 'names/apiserver-san-missing-service-name', severity: 'error', basis: 'must', explains: ['hostname'], title: 'The API server certificate lacks a name of the Service kubernetes',
    messages: { missing: 'The API server certificate does not name {names}. In-cluster clients that use {host} will see `{error}`.' },
  },
  'client-cn-empty': {
    id: 'names/client-cn-empty', severity: 'error', basis: 'must', explains: ['hostname'], title: 'A client certificate has no common name',
    messages: { noUser: 'The client certificate has no CN, so it names no user and is not authenticated (401 Unauthorized).' },
  },
  'cluster-domain-disagree': {
    id: 'names/cluster-domain-disagree', severity: 'warning', basis: 'observed', explains: ['hostname'], title: 'Kubelet and API server certificate name different cluster domains',
    messages: { other: 'Pods of this node look for `kubernetes.default.svc.{domain}`; the API server certificate names the domain {named}.' },
  },
  'cn-near-miss': {
    id: 'names/cn-near-miss', severity: 'warning', basis: 'observed', explains: ['hostname'], title: 'A user or group is spelt almost like a known one',
    messages: { near: '{type} "{value}" has no rights of its own. Did you mean "{meant}"? Names are compared exactly.' },
  },
  'etcd-peer-cn-not-allowed': {
    id: 'names/etcd-peer-cn-not-allowed', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The allow list of etcd’s members shuts this one out',
    messages: { cn: 'CN "{name}" of the peer certificate is not in `{flag}` ({allowed}): `client certificate authentication failed`.', hostname: 'The peer certificate names none of `{flag}` ({allowed}), only {name}: other members refuse it.' },
  },
  'etcd-peer-san-missing-host': {
    id: 'names/etcd-peer-san-missing-host', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The peer certificate of etcd lacks the host other members dial',
    messages: { missing: 'Other members dial this one as {host}, which its peer certificate does not name: `{clientError}`.', single: 'The peer certificate does not name {host}; a second member will not be able to join: `{clientError}`.' },
  },
  'etcd-server-san-missing-advertised-host': {
    id: 'names/etcd-server-san-missing-advertised-host', severity: 'warning', basis: 'observed', explains: ['hostname'], title: 'The certificate of etcd lacks a host that etcd advertises',
    messages: { missing: 'Clients are told to reach etcd at {host}, but its certificate does not name it: `{error}`.' },
  },
  'etcd-server-san-missing-client-host': {
    id: 'names/etcd-server-san-missing-client-host', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'The certificate of etcd lacks the host that kube-apiserver dials',
    messages: { missing: 'kube-apiserver dials etcd as {host}, which the certificate of etcd does not name: `transport: authentication handshake failed: {clientError}`.' },
  },
  'front-proxy-cn-not-allowed': {
    id: 'names/front-proxy-cn-not-allowed', severity: 'error', basis: 'must', explains: ['hostname'], title: 'The front-proxy client is not among the allowed names',
    messages: { notAllowed: 'The front-proxy client is "{cn}", but `--requestheader-allowed-names` lists only {names}: extension API servers answer 401 to all aggregated requests, and log `x509: subject with cn={cn} is not in the allowed list`.' },
  },
  'front-proxy-names-empty': {
    id: 'names/front-proxy-names-empty', severity: 'warning', basis: 'observed', explains: ['hostname'], title: 'Any client of the front-proxy CA may act for others',
    messages: { anyName: '`--requestheader-allowed-names` is empty: any certificate of the front-proxy CA may impersonate users, whatever its CN.', anyClient: '`--requestheader-allowed-names` is empty and the front-proxy CA also issues client certificates: every user may impersonate every other.' },
  },
  'identity-unexpected': {
    id: 'names/identity-unexpected', severity: 'error', basis: 'must', explains: ['hostname'], title: 'A component speaks for another user than its role is bound to',
    messages: { otherUser: '{component} speaks for user "{cn}", but RBAC binds its role to "{expected}": unless you have bound the role to that user too, it gets 403 Forbidden and never becomes leader.', otherAdmin: '{component} speaks for "{cn}" and works only because its group {group} may do everything; "{expected}" is expected.', nodeAdmin: '{component} speaks for "{cn}", whose group {group} may do everything in the cluster: so may whoever reads this file on the node.' },
  },
  'kubeconfig-server-not-in-san': {
    id: 'names/kubeconfig-server-not-in-san', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'A kubeconfig dials a host that the API server certificate does not name',
    messages: { notNamed: 'The API server certificate does not name {host}: `{clientError}`. It names {names}.' },
  },
  'kubelet-cn-format': {
    id: 'names/kubelet-cn-format', severity: 'error', basis: 'must', explains: ['hostname'], title: 'The kubelet does not speak for a node',
    messages: { notANode: 'A kubelet must be CN `system:node:<name>`, O `system:nodes`; this is "{subject}", so it may neither register nor update its node.', byRoles: 'A kubelet usually has CN `system:node:<name>` and O `system:nodes`; this one is "{subject}", with only the rights that role bindings give that user.' },
  },
  'kubelet-cn-node-mismatch': {
    id: 'names/kubelet-cn-node-mismatch', severity: 'warning', basis: 'must', explains: ['hostname'], title: 'The kubelet’s certificate is for another node',
    messages: { other: 'The kubelet speaks for node "{cn}", this node is "{node}": `node "{cn}" is not allowed to modify node "{node}"`.', upperCase: 'The kubelet speaks for node "{cn}"; names of nodes are in lower case.' },
  },
  'loopback-server-not-in-san': {
    id: 'names/loopback-server-not-in-san', severity: 'error', basis: 'observed', explains: ['hostname'], title: 'A kubeconfig dials a loopback host that the API server certificate does not name',
    messages: { notNamed: '{host} is not in the API server certificate: `{clientError}`. kubeadm adds loopback names only to etcd’s certificates{hint}.' },
  },
  'masters-group-spread': {
    id: 'names/masters-group-spread', severity: 'warning', basis: 'should', cis: ['5.1.7'], explains: ['hostname'], title: 'A kubeconfig bypasses authorization',
    messages: { masters: 'Group `system:masters` bypasses RBAC and cannot be taken away before {date}.' },
  },
  'san-bad-dns': {
    id: 'names/san-bad-dns', severity: 'warning', basis: 'must', explains: ['hostname'], title: 'A name of a certificate is no host name',
    messages: { notAName: '`{name}` is no host name: scheme, port, path and blanks do not belong into a certificate.' },
  },
  'san-ip-as-dns': {
    id: 'names/san-ip-as-dns', severity: 'error', basis: 'must', explains: ['hostname'], title: 'An IP address stands among the DNS names of a certificate',
    messages: { asDns: '{addresses} must be an `IP:` name of the certificate; as a DNS name it never matches, because Go looks for addresses among the IP names only.' },
  },
  'san-missing-cn-only': {
    id: 'names/san-missing-cn-only', severity: 'error', basis: 'must', explains: ['hostname'], title: 'A serving certificate has no alternative names',
    messages: { cnOnly: 'The certificate "{name}" has no subject alternative names, so it is valid for no host: `x509: certificate relies on legacy Common Name field, use SANs instead`.', later: 'The certificate "{name}" has no subject alternative names: from Kubernetes 1.19 (Go 1.15) on it is valid for no host, `x509: certificate relies on legacy Common Name field, use SANs instead`.' },
  },
  'san-trailing-dot': {
    id: 'names/san-trailing-dot', severity: 'warning', basis: 'observed', explains: ['hostname'], title: 'A name of a certificate ends with a dot',
    messages: { dot: 'DNS name `{name}` ends with a dot and never matches in Go.' },
  },
  'san-wildcard-depth': {
    id: 'names/san-wildcard-depth', severity: 'warning', basis: 'must', explains: ['hostname'], title: 'A wildcard stands where it matches nothing',
    messages: { misplaced: '`{name}` matches no host: `*` stands for exactly one label, the left-most, as a whole.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
