import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/names, by name. Written by `npm run generate`. */
export const NAMES = {
  'apiserver-san-missing-advertise-address': {
    id: 'names/apiserver-san-missing-advertise-address', severity: 'error', basis: 'observed', about: 'credential', title: 'The API server certificate is missing the advertised address',
    messages: { used: '`--advertise-address` {host} is not in the API server certificate: it is used in {files}, and clients report `{clientError}`.', unused: '`--advertise-address` {host} is not in the API server certificate. Clients that connect to it fail with `{error}`.' },
  },
  'apiserver-san-missing-endpoint': {
    id: 'names/apiserver-san-missing-endpoint', severity: 'error', basis: 'observed', about: 'credential', title: 'The API server certificate is missing a name from the kubeadm configuration',
    messages: { endpoint: 'The API server certificate lacks {host}, the host of `controlPlaneEndpoint`: `{clientError}`. `kubeadm certs renew` does not add it, because it copies the names of the old certificate.', certSan: 'The API server certificate does not include {host} from `apiServer.certSANs`: `{clientError}`. `kubeadm certs renew` does not add it, because it copies the names of the old certificate.', several: 'The API server certificate does not include {hosts}: the kubeadm configuration requires them, and clients report `{clientError}`. `kubeadm certs renew` does not add them, because it copies the names of the old certificate.', shared: 'The API server certificate lacks {host}, the address of kube-vip: clients report `{clientError}`.' },
  },
  'apiserver-san-missing-service-ip': {
    id: 'names/apiserver-san-missing-service-ip', severity: 'error', basis: 'must', about: 'credential', title: 'The API server certificate is missing the first address of the Service range',
    messages: { missing: 'The API server certificate does not include {host}: pods reach the API at https://{url}:443 and report `{error}`.' },
  },
  'apiserver-san-missing-service-name': {
    id: 'names/apiserver-san-missing-service-name', severity: 'error', basis: 'must', about: 'credential', title: 'The API server certificate is missing a name of the Service kubernetes',
    messages: { missing: 'The API server certificate does not include {names}. In-cluster clients that use {host} fail with `{error}`.' },
  },
  'client-cn-empty': {
    id: 'names/client-cn-empty', severity: 'error', basis: 'must', about: 'credential', title: 'A client certificate has no common name',
    messages: { noUser: 'The client certificate has no CN: it does not name a user and is not authenticated (401 Unauthorized).', anonymous: 'The client certificate has no CN, so it does not name a user. Requests are anonymous (403 Forbidden), and nothing is logged.' },
  },
  'cluster-domain-disagree': {
    id: 'names/cluster-domain-disagree', severity: 'warning', basis: 'observed', about: 'setting', title: 'The kubelet and the API server certificate use different cluster domains',
    messages: { other: 'The cluster domain of this node is not the one in the API server certificate: pods look up `kubernetes.default.svc.{domain}`, but the API server certificate uses the domain {named}.' },
  },
  'cn-near-miss': {
    id: 'names/cn-near-miss', severity: 'warning', basis: 'observed', about: 'credential', title: 'A user or group name is probably misspelled',
    messages: { near: '{type} "{value}" has no built-in permissions. Did you mean "{meant}"? Names must match exactly.', nearAdmins: '{type} "{value}" has no built-in permissions: names must match exactly, and this one only resembles the name of a group with full access. Bind a role with the permissions that this user needs.' },
  },
  'etcd-peer-cn-not-allowed': {
    id: 'names/etcd-peer-cn-not-allowed', severity: 'error', basis: 'observed', about: 'credential', title: 'The etcd allow list excludes this member',
    messages: { cn: 'The CN "{name}" of the peer certificate is not in `{flag}` ({allowed}): `client certificate authentication failed`.', hostname: 'The peer certificate is valid for {name}, but `{flag}` allows only {allowed}. Other members reject it.' },
  },
  'etcd-peer-san-missing-host': {
    id: 'names/etcd-peer-san-missing-host', severity: 'error', basis: 'observed', about: 'credential', title: 'The etcd peer certificate is missing the host that other members connect to',
    messages: { missing: 'The peer certificate does not include {host}: other members connect to this one by this name and report `{clientError}`.', single: 'The peer certificate does not include {host}. A second member will not be able to join: `{clientError}`.' },
  },
  'etcd-server-san-missing-advertised-host': {
    id: 'names/etcd-server-san-missing-advertised-host', severity: 'warning', basis: 'observed', about: 'credential', title: 'The etcd certificate is missing a host that etcd advertises',
    messages: { missing: 'etcd advertises {host} to clients, but its certificate does not include it: `{error}`.' },
  },
  'etcd-server-san-missing-client-host': {
    id: 'names/etcd-server-san-missing-client-host', severity: 'error', basis: 'observed', about: 'credential', title: 'The etcd certificate is missing the host that kube-apiserver connects to',
    messages: { missing: 'kube-apiserver connects to etcd as {host}, which the etcd certificate does not include: `transport: authentication handshake failed: {clientError}`.' },
  },
  'front-proxy-cn-not-allowed': {
    id: 'names/front-proxy-cn-not-allowed', severity: 'error', basis: 'must', about: 'credential', title: 'The front-proxy client is not in the allowed names',
    messages: { notAllowed: 'The front-proxy client "{cn}" is not in `--requestheader-allowed-names`: it lists only {names}. Extension API servers answer 401 to all aggregated requests and log `x509: subject with cn={cn} is not in the allowed list`.', client: 'The front-proxy client "{cn}" is not in --requestheader-allowed-names: it lists only {names}. Its CA also verifies clients: extension API servers authorize every aggregated request as "{cn}" instead of the user who sent it.' },
  },
  'front-proxy-names-empty': {
    id: 'names/front-proxy-names-empty', severity: 'info', basis: 'observed', about: 'setting', title: 'Any client of the front-proxy CA can impersonate users',
    messages: { anyName: '`--requestheader-allowed-names` is empty: any certificate of the front-proxy CA can impersonate users, whatever its CN.' },
  },
  'identity-unexpected': {
    id: 'names/identity-unexpected', severity: 'error', basis: 'must', about: 'credential', title: 'A component authenticates as a different user than its role is bound to',
    messages: { otherUser: '{component} authenticates as user "{cn}": RBAC binds its role to "{expected}". Unless you have also bound the role to "{cn}", it gets 403 Forbidden and never becomes leader.', otherAdmin: '{component} authenticates as "{cn}" instead of "{expected}": it works only because its group {group} has full access.', nodeAdmin: '{component} authenticates as "{cn}": its group {group} has full access to the cluster. Anyone who can read this file on the node has the same access.' },
  },
  'kubeconfig-server-not-in-san': {
    id: 'names/kubeconfig-server-not-in-san', severity: 'error', basis: 'observed', about: 'credential', title: 'A kubeconfig uses a host that is not in the API server certificate',
    messages: { notNamed: 'The API server certificate does not include {host}: `{clientError}`. It includes {names}.' },
  },
  'kubelet-cn-format': {
    id: 'names/kubelet-cn-format', severity: 'error', basis: 'must', about: 'credential', title: 'The kubelet does not authenticate as a node',
    messages: { notANode: 'A kubelet must have CN `system:node:<name>` and O `system:nodes`. This one is "{subject}", so it can neither register nor update its node.', named: 'User "{subject}" has the name of a node, but not O `system:nodes`: it has none of the permissions of a node.', byRoles: 'A kubelet usually has CN `system:node:<name>` and O `system:nodes`. This one is "{subject}" and has only the permissions that role bindings grant that user.' },
  },
  'kubelet-cn-node-mismatch': {
    id: 'names/kubelet-cn-node-mismatch', severity: 'warning', basis: 'must', about: 'credential', title: 'The kubelet’s certificate is for another node',
    messages: { other: 'The kubelet authenticates as node "{cn}", but this node is "{node}": `node "{cn}" is not allowed to modify node "{node}"`.', upperCase: 'The kubelet authenticates as node "{cn}", but node names are lowercase.' },
  },
  'loopback-server-not-in-san': {
    id: 'names/loopback-server-not-in-san', severity: 'error', basis: 'observed', about: 'credential', title: 'A kubeconfig uses a loopback host that is not in the API server certificate',
    messages: { notNamed: '{host} is not in the API server certificate: `{clientError}`. kubeadm adds loopback names only to the etcd certificates{hint}.' },
  },
  'masters-group-spread': {
    id: 'names/masters-group-spread', severity: 'warning', basis: 'should', about: 'credential', cis: ['5.1.7'], title: 'A kubeconfig bypasses authorization',
    messages: { masters: 'The group `system:masters` bypasses RBAC. Membership cannot be revoked before {date}.' },
  },
  'san-bad-dns': {
    id: 'names/san-bad-dns', severity: 'warning', basis: 'must', about: 'credential', title: 'A name in a certificate is not a valid host name',
    messages: { notAName: '`{name}` is not a host name. A certificate must not include the scheme, port, path or spaces.' },
  },
  'san-ip-as-dns': {
    id: 'names/san-ip-as-dns', severity: 'error', basis: 'must', about: 'credential', title: 'An IP address is listed as a DNS name in a certificate',
    messages: { asDns: 'The certificate lists {addresses} as a DNS name instead of an `IP:` name. It never matches, because Go looks for addresses only among the IP names.' },
  },
  'san-missing-cn-only': {
    id: 'names/san-missing-cn-only', severity: 'error', basis: 'must', about: 'credential', title: 'A serving certificate has no subject alternative names',
    messages: { cnOnly: 'The certificate "{name}" has no subject alternative names: it is not valid for any host.', later: 'The certificate "{name}" has no subject alternative names. Starting with Kubernetes 1.19 (Go 1.15), it is not valid for any host.' },
  },
  'san-trailing-dot': {
    id: 'names/san-trailing-dot', severity: 'warning', basis: 'observed', about: 'credential', title: 'A name in a certificate ends with a dot',
    messages: { dot: 'The DNS name `{name}` ends with a dot and never matches in Go.' },
  },
  'san-unrendered': {
    id: 'names/san-unrendered', severity: 'warning', basis: 'must', about: 'credential', title: 'A name in a certificate is an unrendered placeholder',
    messages: { unrendered: 'The certificate "{name}" includes the placeholder {list}: it was not replaced with a value when the certificate was issued, and matches no host.' },
  },
  'san-wildcard-depth': {
    id: 'names/san-wildcard-depth', severity: 'warning', basis: 'must', about: 'credential', title: 'A wildcard in a certificate name is misplaced',
    messages: { misplaced: '`{name}` does not match any host: `*` must be the whole leftmost label and matches exactly one label.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
