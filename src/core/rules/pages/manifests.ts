import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/manifests, by name. Written by `npm run rules:docs`. */
export const MANIFESTS = {
  'aggregator-client-unset': {
    id: 'manifests/aggregator-client-unset', severity: 'info', basis: 'observed', title: 'The aggregation layer is not set up',
    messages: { unset: 'Without `--proxy-client-cert-file` and the requestheader flags aggregated APIs such as metrics-server cannot tell who is asking.' },
  },
  'anonymous-auth-on': {
    id: 'manifests/anonymous-auth-on', severity: 'warning', basis: 'should', profile: 'cis', cis: ['1.2.1'], title: 'kube-apiserver lets anonymous requests in',
    messages: { on: 'Requests without credentials are let in as `system:anonymous`.' },
  },
  'authorization-always-allow': {
    id: 'manifests/authorization-always-allow', severity: 'warning', basis: 'observed', cis: ['1.2.6'], title: 'kube-apiserver allows everything to everyone',
    messages: { listed: '`AlwaysAllow`: everyone who can log in may do everything.', unset: 'Without `--authorization-mode` everyone who can log in may do everything (`AlwaysAllow` is the default).' },
  },
  'authorization-no-node-or-rbac': {
    id: 'manifests/authorization-no-node-or-rbac', severity: 'warning', basis: 'should', cis: ['1.2.7', '1.2.8'], title: 'An authorization mode of every cluster is missing',
    messages: { missing: '`{mode}` is missing from `--authorization-mode`: {effect}.' },
  },
  'client-ca-unset': {
    id: 'manifests/client-ca-unset', severity: 'error', basis: 'observed', cis: ['1.2.25'], explains: ['absentFlag'], title: 'kube-apiserver accepts no client certificate',
    messages: { unset: 'Without `--client-ca-file` no client certificate is accepted: each request is treated as if none had been presented.{users}' },
  },
  'delegated-auth-unset': {
    id: 'manifests/delegated-auth-unset', severity: 'hint', basis: 'observed', title: 'A component cannot check the users of its own port',
    messages: { unset: 'Without {list} port {port} cannot check users: it serves only paths that are always allowed.' },
  },
  'embedded-config-path': {
    id: 'manifests/embedded-config-path', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'A configuration of a component names a file that the component does not find',
    messages: { missing: '{path} of this {within} is missing: {component} fails with `open {path}: no such file or directory`.', unmounted: 'No volume of the {component} container covers {path} of this {within}: `open {path}: no such file or directory`. Mounted: {mounted}.' },
  },
  'etcd-advertise-missing': {
    id: 'manifests/etcd-advertise-missing', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'etcd is not told what to advertise to clients',
    messages: { unset: '`--advertise-client-urls is required when --listen-client-urls is set explicitly`: etcd exits.' },
  },
  'etcd-advertise-scheme-mismatch': {
    id: 'manifests/etcd-advertise-scheme-mismatch', severity: 'warning', basis: 'observed', title: 'etcd advertises a URL that it does not listen on',
    messages: { plain: 'etcd listens with https and advertises {url}: whoever dials that is cut off.', byDefault: 'etcd advertises {url}, but without `--{listen}` it listens on {listening} only.' },
  },
  'etcd-auto-tls-on': {
    id: 'manifests/etcd-auto-tls-on', severity: 'warning', basis: 'should', cis: ['2.3'], title: 'etcd makes its own certificates for clients',
    messages: { selfSigned: '`--auto-tls`: etcd shows clients a self-signed certificate, and nobody is verified.', ignored: '`--auto-tls` is ignored, since `--cert-file` is given.' },
  },
  'etcd-client-auth-off': {
    id: 'manifests/etcd-client-auth-off', severity: 'error', basis: 'observed', cis: ['2.2'], explains: ['absentFlag'], title: 'etcd does not ask its clients for certificates',
    messages: { open: 'etcd asks no client for a certificate: anyone who reaches the port reads all Secrets.', caOnly: 'Client certificates are enforced by `--trusted-ca-file` alone; state `--client-cert-auth=true` so that it stays so.' },
  },
  'etcd-client-auth-without-ca': {
    id: 'manifests/etcd-client-auth-without-ca', severity: 'error', basis: 'observed', cis: ['2.2'], explains: ['absentFlag'], title: 'etcd asks its clients for certificates and has no CA to check them',
    messages: { systemRoots: '`--client-cert-auth` without `--trusted-ca-file`: etcd uses the system roots and rejects your clients with `remote error: tls: unknown certificate authority`.' },
  },
  'etcd-config-file-shadows': {
    id: 'manifests/etcd-config-file-shadows', severity: 'warning', basis: 'must', title: 'etcd ignores flags beside its configuration file',
    messages: { ignored: 'With `--config-file` all other settings are ignored: {list}.' },
  },
  'etcd-env-flag-conflict': {
    id: 'manifests/etcd-env-flag-conflict', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'A setting of etcd is given as flag and as variable',
    messages: { supported: '`{variable}` and `{flag}` are both set: etcd exits in every version that has its other flags: `conflicting environment variable is shadowed by corresponding command-line flag`.', both: '`{variable}` and `{flag}` are both set: etcd exits with `conflicting environment variable is shadowed by corresponding command-line flag`.' },
  },
  'etcd-initial-cluster-mismatch': {
    id: 'manifests/etcd-initial-cluster-mismatch', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'etcd does not find itself in --initial-cluster',
    messages: { otherUrl: '`--initial-cluster has {name}={listed} but missing from --initial-advertise-peer-urls={advertised}`.', notListed: '`couldn\'t find local name "{name}" in the initial cluster configuration`.' },
  },
  'etcd-listen-http': {
    id: 'manifests/etcd-listen-http', severity: 'error', basis: 'observed', cis: ['2.1', '2.4'], explains: ['absentFlag'], title: 'etcd listens without TLS',
    messages: { ignored: 'etcd listens on {url} without TLS; `--{certificate}` is ignored for this URL.', plain: 'etcd listens on {url} without TLS.' },
  },
  'etcd-peer-auth-off': {
    id: 'manifests/etcd-peer-auth-off', severity: 'error', basis: 'observed', cis: ['2.5'], explains: ['absentFlag'], title: 'etcd does not ask its peers for certificates',
    messages: { open: 'etcd asks no peer for a certificate: any host that reaches the port may connect as a member.', caOnly: 'Peer certificates are enforced by `--peer-trusted-ca-file` alone; state `--peer-client-cert-auth=true` so that it stays so.' },
  },
  'etcd-peer-auth-without-ca': {
    id: 'manifests/etcd-peer-auth-without-ca', severity: 'error', basis: 'observed', cis: ['2.5'], explains: ['absentFlag'], title: 'etcd asks its peers for certificates and has no CA to check them',
    messages: { systemRoots: '`--peer-client-cert-auth` without `--peer-trusted-ca-file`: etcd uses the system roots and rejects your peers with `remote error: tls: unknown certificate authority`.' },
  },
  'etcd-peer-auto-tls-on': {
    id: 'manifests/etcd-peer-auto-tls-on', severity: 'warning', basis: 'should', cis: ['2.6'], title: 'etcd makes its own certificates for peers',
    messages: { selfSigned: '`--peer-auto-tls`: etcd shows peers a self-signed certificate, and nobody is verified.', ignored: '`--peer-auto-tls` is ignored, since `--peer-cert-file` is given.' },
  },
  'etcd-peer-pair-unset': {
    id: 'manifests/etcd-peer-pair-unset', severity: 'error', basis: 'observed', cis: ['2.4'], explains: ['absentFlag'], title: 'etcd listens to peers on https without a certificate',
    messages: { unset: '`cannot listen on TLS for {url}: KeyFile and CertFile are not presented`: etcd exits.' },
  },
  'etcd-port-mismatch': {
    id: 'manifests/etcd-port-mismatch', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'kube-apiserver dials a port that etcd does not serve',
    messages: { closed: 'Nothing of this etcd listens on port {port} for clients{hint}: `connect: connection refused`.' },
  },
  'etcd-scheme-mismatch': {
    id: 'manifests/etcd-scheme-mismatch', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'kube-apiserver and etcd do not agree on TLS',
    messages: { clientPlain: 'kube-apiserver dials {url} without TLS, but etcd listens with it: `error reading server preface: EOF`; etcd logs `tls: first record does not look like a TLS handshake`.', serverPlain: 'kube-apiserver dials {url} with TLS, but etcd listens without it: `transport: authentication handshake failed: EOF`; etcd ignores its key and certificate for this URL.' },
  },
  'etcd-servers-no-ca': {
    id: 'manifests/etcd-servers-no-ca', severity: 'error', basis: 'observed', cis: ['1.2.26'], explains: ['absentFlag'], whenBroken: 'error', title: 'kube-apiserver has no CA to verify etcd by',
    messages: { privateCa: 'No `--etcd-cafile`: the system roots are used, and they do not know "{issuer}": `tls: failed to verify certificate: x509: certificate signed by unknown authority`.', unknown: 'No `--etcd-cafile`: the system roots are used, and only a publicly trusted certificate of etcd passes.' },
  },
  'etcd-servers-no-client-cert': {
    id: 'manifests/etcd-servers-no-client-cert', severity: 'error', basis: 'observed', cis: ['1.2.23'], explains: ['absentFlag'], whenBroken: 'error', title: 'kube-apiserver shows etcd no certificate',
    messages: { demanded: 'kube-apiserver shows etcd no certificate (`--etcd-certfile`), but etcd demands one: `remote error: tls: certificate required`.', unknown: 'kube-apiserver shows etcd no certificate (`--etcd-certfile`): an etcd that checks its clients refuses it.' },
  },
  'etcd-servers-not-member': {
    id: 'manifests/etcd-servers-not-member', severity: 'info', basis: 'advice', title: 'kube-apiserver dials an etcd that is not a member',
    messages: { stranger: '{host} in `--etcd-servers` is not among the members in etcd’s `--initial-cluster` ({members}).' },
  },
  'etcd-serving-pair-unset': {
    id: 'manifests/etcd-serving-pair-unset', severity: 'error', basis: 'observed', cis: ['2.1'], explains: ['absentFlag'], title: 'etcd listens to clients on https without a certificate',
    messages: { unset: '`TLS key/cert (--cert-file, --key-file) must be provided for client url {url} with HTTPS scheme`: etcd exits.' },
  },
  'flag-bool-with-space': {
    id: 'manifests/flag-bool-with-space', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'The value of a boolean flag stands apart from it',
    messages: { etcd: '{flag} takes its value after `=`; as it stands etcd exits: `\'{value}\' is not a valid flag`.', kubernetes: '{flag} takes its value after `=`; as it stands the flag becomes true and `{value}` a stray argument that {component} refuses.' },
  },
  'flag-duplicate': {
    id: 'manifests/flag-duplicate', severity: 'warning', basis: 'observed', title: 'A flag is given twice with different values',
    messages: { lastWins: '{flag} is given twice; the last value `{value}` counts, not `{ignored}`.' },
  },
  'flag-empty-value': {
    id: 'manifests/flag-empty-value', severity: 'warning', basis: 'observed', title: 'A file flag is empty',
    messages: { empty: '{flag} is empty, which counts as not set.' },
  },
  'flag-file-missing': {
    id: 'manifests/flag-file-missing', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'A flag names a file that does not exist',
    messages: { missing: '{path} is missing: {component} will not start (`open {path}: no such file or directory`).', nearest: '{path} is missing: {component} will not start (`open {path}: no such file or directory`). Did you mean {nearest}?', signer: '{path} is missing: {component} stops at its next start (`open {path}: no such file or directory`). Where the key of the CA is kept elsewhere on purpose, `--cluster-signing-cert-file` and `--cluster-signing-key-file` must both be empty.', emptied: '{path} is missing: the kubelet makes an empty file in its place (`FileOrCreate`), and {component} will not start ({error}).' },
  },
  'flag-file-not-mounted': {
    id: 'manifests/flag-file-not-mounted', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'A flag names a file that the container does not see',
    messages: { exists: '{path} exists on the host but the container of {component} does not see it. Mounted: {mounted}.', existsSeveral: '{count} files below {folder}, such as {path}, exist on the host but the container of {component} does not see them. Mounted: {mounted}.', notMountedSeveral: 'No volume of the {component} container covers {folder}, where {path} and other files are to be ({count} flags). Mounted: {mounted}.', notMounted: 'No volume of the {component} container covers {path}. Mounted: {mounted}.' },
  },
  'flag-pair-crossed': {
    id: 'manifests/flag-pair-crossed', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'Certificate and key flag name files of different pairs',
    messages: { key: '{wrong} names a key that does not belong to {right}: `{error}`. {other} does.', certificate: '{wrong} names a certificate that does not belong to {right}: `{error}`. {other} does.' },
  },
  'flag-pair-incomplete': {
    id: 'manifests/flag-pair-incomplete', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'One half of a certificate and key pair is not set',
    messages: { half: '{flag} is set without {other}: {component} needs both.', etcdHalf: '{flag} is set without {other}: `KeyFile and CertFile must both be present[key: {key}, cert: {certificate}]`.' },
  },
  'flag-relative-path': {
    id: 'manifests/flag-relative-path', severity: 'warning', basis: 'observed', title: 'The path in a flag is not absolute',
    messages: { relative: '`{path}` is relative; inside the container it starts at the working directory, usually `/`.', quoted: 'The quotes belong to the value: {component} will not start (`open {path}: no such file or directory`).' },
  },
  'flag-removed': {
    id: 'manifests/flag-removed', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'The component’s version does not know a flag',
    messages: { refused: '{flag} was removed in {removed}: {component} {version} exits with `{error}`.', supported: '{flag} was removed in {removed}: {component} exits with `{error}` in every version that has its other flags.', later: '{flag} is removed in {removed}, which exits with `{error}`.', early: '{flag} came with {added}: {component} {version} exits with `{error}`.' },
  },
  'flag-underscore': {
    id: 'manifests/flag-underscore', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'A flag is written with underscores',
    messages: { etcd: '{flag} is written with `_`: etcd exits with `flag provided but not defined: -{name}`.', kubernetes: '{flag} is written with `_`, which {component} takes for `-` with a warning.' },
  },
  'flag-unknown': {
    id: 'manifests/flag-unknown', severity: 'warning', basis: 'observed', title: 'A flag is misspelt',
    messages: { misspelt: '`{error}`: {component} does not know {flag}. Did you mean `--{meant}`?' },
  },
  'flag-wrong-component': {
    id: 'manifests/flag-wrong-component', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'A flag belongs to another component',
    messages: { foreign: '`{flag}` belongs to {owner}; {component} exits with `{error}`.', counterpart: '`{flag}` belongs to {owner}; {component} exits with `{error}`. Here it is called `--{counterpart}`.' },
  },
  'flag-wrong-role': {
    id: 'manifests/flag-wrong-role', severity: 'warning', basis: 'observed', title: 'A flag names a certificate of the wrong kind',
    messages: { expectsCa: '{flag} expects a CA; "{name}" is a leaf (CA:FALSE).', expectsLeaf: '{flag} expects a leaf; "{name}" is a CA.' },
  },
  'insecure-port-open': {
    id: 'manifests/insecure-port-open', severity: 'warning', basis: 'should', title: 'kube-apiserver serves plain http without authentication',
    messages: { open: 'http://{address}:{port} is served without authentication and authorization: everyone who reaches it may do everything.', maybe: 'Up to Kubernetes 1.19 http://{address}:{port} is served without authentication and authorization: everyone who reaches it may do everything.', refused: 'kube-apiserver exits: `invalid port value {port}: only zero is allowed`.' },
  },
  'kcm-root-ca-unset': {
    id: 'manifests/kcm-root-ca-unset', severity: 'hint', basis: 'observed', cis: ['1.3.5'], title: 'The controller manager is given no CA for pods',
    messages: { unset: 'Without `--root-ca-file` pods get the CA of the controller manager’s kubeconfig.' },
  },
  'kcm-sa-key-unset': {
    id: 'manifests/kcm-sa-key-unset', severity: 'warning', basis: 'observed', cis: ['1.3.4'], title: 'The controller manager has no key for service-account tokens',
    messages: { unset: 'Without `--service-account-private-key-file` no token Secrets are filled.' },
  },
  'kcm-signing-mixed': {
    id: 'manifests/kcm-signing-mixed', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'General and specific CSR signing flags are mixed',
    messages: { mixed: '{flag} beside {general}: `cannot specify default and per controller certs at the same time`.' },
  },
  'kcm-signing-unset': {
    id: 'manifests/kcm-signing-unset', severity: 'warning', basis: 'observed', title: 'The controller manager signs no certificate requests',
    messages: { unset: 'No CSR signer, though the CA’s key is on this node: kubelets cannot renew their certificates.' },
  },
  'kubelet-ca-set-but-selfsigned': {
    id: 'manifests/kubelet-ca-set-but-selfsigned', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'kube-apiserver verifies a kubelet whose certificate another CA signed',
    messages: { untrusted: 'The kubelet of this node serves "{leaf}", issued by "{issuer}", and {flag} trusts only {list}: `x509: certificate signed by unknown authority` on logs and exec.' },
  },
  'kubelet-ca-unset': {
    id: 'manifests/kubelet-ca-unset', severity: 'warning', basis: 'should', profile: 'cis', cis: ['1.2.5'], title: 'kube-apiserver does not verify kubelets',
    messages: { unset: 'Without `--kubelet-certificate-authority` kubelets are not verified: logs and exec can be intercepted. kubeadm leaves it out because the self-signed certificates of its kubelets would fail.' },
  },
  'kubelet-client-pair-unset': {
    id: 'manifests/kubelet-client-pair-unset', severity: 'warning', basis: 'observed', cis: ['1.2.4'], title: 'kube-apiserver shows kubelets no certificate',
    messages: { unset: 'Without `--kubelet-client-certificate` kube-apiserver is anonymous to the kubelets: logs and exec answer Unauthorized or Forbidden.' },
  },
  'kubelet-serving-no-address-san': {
    id: 'manifests/kubelet-serving-no-address-san', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'The kubelet’s certificate names no address',
    messages: { noAddress: 'kube-apiserver dials kubelets by address, but the kubelet’s certificate names only {names}: `x509: cannot validate certificate for {address} because it doesn\'t contain any IP SANs` on logs and exec.' },
  },
  'manifest-advertise-annotation-stale': {
    id: 'manifests/manifest-advertise-annotation-stale', severity: 'hint', basis: 'observed', title: 'kubeadm’s annotation and the flag disagree',
    messages: { stale: 'The annotation says {noted}, the flag {flag}; kubeadm reads the annotation.' },
  },
  'manifest-dir-stray-file': {
    id: 'manifests/manifest-dir-stray-file', severity: 'warning', basis: 'observed', title: 'Two manifests of one pod lie in the kubelet’s folder',
    messages: { twice: 'The kubelet loads this file as well as {other}, whatever its extension: two manifests fight for the pod "{pod}".' },
  },
  'manifest-probe-host-mismatch': {
    id: 'manifests/manifest-probe-host-mismatch', severity: 'warning', basis: 'observed', title: 'A probe asks where the component does not listen',
    messages: { elsewhere: 'The {kind} asks {asked}, the flags make {component} listen on {served}: the container is restarted for ever.' },
  },
  'requestheader-incomplete': {
    id: 'manifests/requestheader-incomplete', severity: 'warning', basis: 'must', title: 'The aggregation layer is set up by half',
    messages: { missing: 'Aggregation needs all of {all}; missing: {list}.' },
  },
  'sa-flags-missing': {
    id: 'manifests/sa-flags-missing', severity: 'error', basis: 'observed', cis: ['1.2.22'], explains: ['absentFlag'], title: 'kube-apiserver lacks a required service-account flag',
    messages: { required: '{list}: kube-apiserver exits.', supported: '{list}: kube-apiserver exits in every version that has its other flags.' },
  },
  'sa-issuer-changed': {
    id: 'manifests/sa-issuer-changed', severity: 'info', basis: 'observed', title: 'Service-account tokens of an earlier issuer are still accepted',
    messages: { changed: 'Tokens are issued as `{first}`; those of `{rest}` are still accepted.' },
  },
  'sa-issuer-not-url': {
    id: 'manifests/sa-issuer-not-url', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'The issuer of service-account tokens is no https URL',
    messages: { refused: 'kube-apiserver exits: `service-account-issuer "{issuer}" contained a \':\' but was not a valid URL`.', noDiscovery: '"{issuer}" is no https URL, so OIDC discovery of the token keys is off.' },
  },
  'scheduler-config-shadows-kubeconfig': {
    id: 'manifests/scheduler-config-shadows-kubeconfig', severity: 'info', basis: 'observed', title: 'The scheduler does not read its --kubeconfig',
    messages: { ignored: '`--config` decides: `--kubeconfig` is not read.' },
  },
  'sni-pair-invalid': {
    id: 'manifests/sni-pair-invalid', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'An SNI certificate is not written as a pair, or is not for the names it is listed with',
    messages: { malformed: 'Expected `cert,key` or `cert,key:name,name`: `{error}`.', unnamed: 'Clients that ask for {names} are shown this certificate, which does not name it.' },
  },
  'tls-serving-pair-unset': {
    id: 'manifests/tls-serving-pair-unset', severity: 'warning', basis: 'observed', cis: ['1.2.24'], title: 'kube-apiserver has no serving certificate',
    messages: { unset: 'Without `--tls-cert-file` kube-apiserver serves a self-signed certificate that no kubeconfig trusts.' },
  },
  'token-auth-file-set': {
    id: 'manifests/token-auth-file-set', severity: 'warning', basis: 'should', cis: ['1.2.2'], title: 'kube-apiserver accepts static tokens',
    messages: { set: 'Static tokens: plain text on the disk, valid until the file changes and kube-apiserver restarts.' },
  },
  'unit-line-lost': {
    id: 'manifests/unit-line-lost', severity: 'error', basis: 'observed', explains: ['absentFlag'], title: 'Flags in a unit are no part of its command',
    messages: { lost: 'The line above does not end with a single backslash, so the command ends there: {flag} and everything after it are lost. systemd logs `{log}`.' },
  },
  'volume-hostpath-type-mismatch': {
    id: 'manifests/volume-hostpath-type-mismatch', severity: 'error', basis: 'must', explains: ['absentFlag'], title: 'A hostPath is not of the type that its volume asks for',
    messages: { mismatch: '`hostPath type check failed: {path} is not a {wanted}`: the pod does not start.' },
  },
  'volume-missing-for-mount': {
    id: 'manifests/volume-missing-for-mount', severity: 'error', basis: 'must', explains: ['absentFlag'], title: 'A mount names a volume that the pod does not have',
    messages: { missing: 'The pod has no volume "{name}": the kubelet refuses it, with `volumeMounts` … `Not found: "{name}"`.' },
  },
  'volume-symlink-escapes-mount': {
    id: 'manifests/volume-symlink-escapes-mount', severity: 'warning', basis: 'observed', title: 'A file that a flag names is a link out of the mounted folder',
    messages: { escapes: '{path} is a link to {target}, which the container of {component} does not have: `no such file or directory`.' },
  },
  'volume-writable-pki': {
    id: 'manifests/volume-writable-pki', severity: 'hint', basis: 'advice', title: 'A component may write to the PKI folder',
    messages: { writable: 'The container of {component} may write to {path}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
