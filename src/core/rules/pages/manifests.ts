import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/manifests, by name. Written by `npm run generate`. */
export const MANIFESTS = {
  'aggregator-client-unset': {
    id: 'manifests/aggregator-client-unset', severity: 'info', basis: 'observed', about: 'setting', title: 'The aggregation layer is not configured',
    messages: { unset: '`--proxy-client-cert-file` and the requestheader flags are not set: aggregated APIs such as metrics-server cannot identify the requesting user.' },
  },
  'anonymous-auth-on': {
    id: 'manifests/anonymous-auth-on', severity: 'warning', basis: 'should', about: 'setting', profile: 'cis', cis: ['1.2.1'], title: 'kube-apiserver allows anonymous requests',
    messages: { on: 'kube-apiserver accepts requests without credentials as `system:anonymous`.' },
  },
  'argument-rejected': {
    id: 'manifests/argument-rejected', severity: 'error', basis: 'observed', about: 'setting', stops: ['operand', 'behindEnd', 'singleDash'], title: 'An argument is not a flag',
    messages: { operand: '{argument} is neither a flag nor the value of one: {component} exits with `{error}`.', behindEnd: '`--` ends the flags: {component} reads {argument} as a positional argument and exits with `{error}`.', singleDash: '{argument} has only one dash: {component} reads it as one-letter flags and exits with `{error}`.', taken: '{flag} has no value: {component} takes {argument} as its value, and not as a flag.' },
  },
  'authentication-config-conflict': {
    id: 'manifests/authentication-config-conflict', severity: 'error', basis: 'observed', about: 'setting', stops: ['oidc', 'anonymous'], title: 'Flags contradict the authentication configuration',
    messages: { oidc: '{list} cannot be combined with `--authentication-config`: the API server does not start. Logged: `authentication-config file and oidc-* flags are mutually exclusive`.', anonymous: '`--anonymous-auth` cannot be combined with `anonymous` in the file of `--authentication-config`: the API server does not start. Logged: `flag cannot be set when anonymous field is configured in authentication configuration file`.' },
  },
  'authorization-always-allow': {
    id: 'manifests/authorization-always-allow', severity: 'warning', basis: 'observed', about: 'setting', cis: ['1.2.6'], title: 'kube-apiserver authorizes every request',
    messages: { listed: '`--authorization-mode` contains `AlwaysAllow`: every authenticated user can do everything.', unset: '`--authorization-mode` is not set and defaults to `AlwaysAllow`: every authenticated user can do everything.' },
  },
  'authorization-no-node-or-rbac': {
    id: 'manifests/authorization-no-node-or-rbac', severity: 'warning', basis: 'should', about: 'setting', cis: ['1.2.7', '1.2.8'], title: 'Node or RBAC authorization is not enabled',
    messages: { missing: '`{mode}` is missing from `--authorization-mode`: {effect}.' },
  },
  'client-ca-unset': {
    id: 'manifests/client-ca-unset', severity: 'error', basis: 'observed', about: 'setting', cis: ['1.2.25'], title: 'kube-apiserver does not accept client certificates',
    messages: { unset: '`--client-ca-file` is not set: kube-apiserver does not accept client certificates and treats every request as if none were presented.{users}', rejected: '`--client-ca-file` is not set: kube-apiserver verifies client certificates only as those of front proxies, answers all others with 401 Unauthorized, and logs `x509: certificate signed by unknown authority`.{users}' },
  },
  'config-file-unusable': {
    id: 'manifests/config-file-unusable', severity: 'error', basis: 'observed', about: 'file', stops: ['empty', 'kind', 'version', 'fields', 'repeated', 'rules'], title: 'A component cannot read a configuration file',
    messages: { empty: '{path} is empty: {component} does not start, since `{flag}` expects {expected}.', kind: '{path} has kind {kind}: {component} does not start, since `{flag}` expects {expected}. Its apiVersion is {version}.', version: '{path} has apiVersion {version}: {component} does not start, since it reads only {expected}.', fields: '{component} does not know {list} in {path}: it does not start.', repeated: '{path} sets {list} more than once: {component} does not start.', rules: '{path} has no rules: {component} does not start, since `{flag}` expects at least one.' },
  },
  'delegated-auth-unset': {
    id: 'manifests/delegated-auth-unset', severity: 'hint', basis: 'observed', about: 'setting', title: 'A component cannot check the users of its port',
    messages: { unset: 'Port {port} cannot check users: without {list}, it serves only paths that are always allowed.' },
  },
  'embedded-config-path': {
    id: 'manifests/embedded-config-path', severity: 'error', basis: 'observed', about: 'setting', title: 'A configuration file references a file that the component cannot find',
    messages: { missing: 'This {within} references {path}, which does not exist: {component} fails with `open {path}: no such file or directory`.', unloadable: 'This {within} references {path}, which does not exist: {component} does not start.', failing: 'This {within} references {path}, which does not exist: every check fails, and {component} considers the API server down.', unmounted: 'This {within} references a path that no volume covers: {path} is not in the {component} container: `open {path}: no such file or directory`. Mounted: {mounted}.' },
  },
  'encryption-kms-unusable': {
    id: 'manifests/encryption-kms-unusable', severity: 'error', basis: 'observed', about: 'setting', stops: ['scheme', 'timeout', 'version', 'disabled'], title: 'kube-apiserver cannot use a KMS provider',
    messages: { scheme: 'The KMS endpoint {value} is not the URL of a socket: the API server does not start. Logged: `unsupported scheme "{scheme}" for KMS provider, only unix is supported`.', timeout: 'The timeout {value} of a KMS provider is not positive: the API server does not start. Logged: `timeout should be a positive value`.', version: 'The apiVersion {value} of a KMS provider is neither v1 nor v2: the API server does not start. Logged: `unsupported apiVersion apiVersion for KMS provider, only v1 and v2 are supported`.', disabled: 'This KMS provider uses version v1 of the interface, which is off by default since Kubernetes 1.29: the API server does not start. Logged: `KMSv1 is deprecated and will only receive security updates going forward. Use KMSv2 instead.  Set --feature-gates=KMSv1=true to use the deprecated KMSv1 feature.`', unmounted: 'No volume covers the socket {path} of this KMS provider: the kube-apiserver container does not have it, and cannot reach the plugin. Mounted: {mounted}.' },
  },
  'etcd-advertise-missing': {
    id: 'manifests/etcd-advertise-missing', severity: 'error', basis: 'observed', about: 'setting', stops: ['unset'], title: 'etcd has no client URL to advertise',
    messages: { unset: 'etcd exits: `--advertise-client-urls is required when --listen-client-urls is set explicitly`.' },
  },
  'etcd-advertise-scheme-mismatch': {
    id: 'manifests/etcd-advertise-scheme-mismatch', severity: 'warning', basis: 'observed', about: 'setting', title: 'etcd advertises a URL that it does not listen on',
    messages: { plain: 'etcd listens with https but advertises {url}: connections to that URL are closed.', byDefault: 'etcd advertises {url} but listens only on {listening}, because `--{listen}` is not set.' },
  },
  'etcd-auto-tls-on': {
    id: 'manifests/etcd-auto-tls-on', severity: 'warning', basis: 'should', about: 'setting', cis: ['2.3'], title: 'etcd generates self-signed certificates for client connections',
    messages: { selfSigned: '`--auto-tls` is set: etcd presents a self-signed certificate to clients, and neither side is verified.', ignored: '`--auto-tls` is ignored because `--cert-file` is set.' },
  },
  'etcd-client-auth-off': {
    id: 'manifests/etcd-client-auth-off', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.2'], title: 'etcd does not require client certificates',
    messages: { open: 'etcd does not require client certificates: anyone who can reach the port can read all Secrets.', caOnly: 'Client certificates are required only because `--trusted-ca-file` is set. Set `--client-cert-auth=true` to require them explicitly.' },
  },
  'etcd-client-auth-without-ca': {
    id: 'manifests/etcd-client-auth-without-ca', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.2'], title: 'etcd requires client certificates but has no CA to verify them',
    messages: { systemRoots: '`--client-cert-auth` is set without `--trusted-ca-file`: etcd uses the system roots and rejects your clients with `remote error: tls: unknown certificate authority`.' },
  },
  'etcd-config-file-shadows': {
    id: 'manifests/etcd-config-file-shadows', severity: 'warning', basis: 'must', about: 'setting', title: 'etcd ignores flags because --config-file is set',
    messages: { ignored: '`--config-file` is set: etcd ignores all other settings: {list}.' },
  },
  'etcd-env-flag-conflict': {
    id: 'manifests/etcd-env-flag-conflict', severity: 'error', basis: 'observed', about: 'setting', stops: ['supported', 'both'], title: 'An etcd setting is given both as a flag and as an environment variable',
    messages: { supported: '`{variable}` and `{flag}` are both set: every etcd version that supports the other flags exits with `conflicting environment variable is shadowed by corresponding command-line flag`.', both: '`{variable}` and `{flag}` are both set: etcd exits with `conflicting environment variable is shadowed by corresponding command-line flag`.' },
  },
  'etcd-initial-cluster-mismatch': {
    id: 'manifests/etcd-initial-cluster-mismatch', severity: 'error', basis: 'observed', about: 'setting', title: 'etcd cannot find itself in --initial-cluster',
    messages: { otherUrl: 'A new member exits: `--initial-cluster has {name}={listed} but missing from --initial-advertise-peer-urls={advertised}`.', notListed: 'A new member exits: `couldn\'t find local name "{name}" in the initial cluster configuration`.' },
  },
  'etcd-listen-http': {
    id: 'manifests/etcd-listen-http', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.1', '2.4'], whenBroken: 'error', title: 'etcd listens without TLS',
    messages: { ignored: 'etcd listens on {url} without TLS and ignores `--{certificate}` there.', plain: 'etcd listens on {url} without TLS.' },
  },
  'etcd-peer-auth-off': {
    id: 'manifests/etcd-peer-auth-off', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.5'], title: 'etcd does not require peer certificates',
    messages: { open: 'etcd does not require peer certificates: any host that can reach the port can connect as a member.', caOnly: 'Peer certificates are required only because `--peer-trusted-ca-file` is set. Set `--peer-client-cert-auth=true` to require them explicitly.' },
  },
  'etcd-peer-auth-without-ca': {
    id: 'manifests/etcd-peer-auth-without-ca', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.5'], title: 'etcd requires peer certificates but has no CA to verify them',
    messages: { systemRoots: '`--peer-client-cert-auth` is set without `--peer-trusted-ca-file`: etcd uses the system roots and rejects your peers with `remote error: tls: unknown certificate authority`.', single: '`--peer-client-cert-auth` is set without `--peer-trusted-ca-file`: etcd uses the system roots and would reject new members with `remote error: tls: unknown certificate authority`.' },
  },
  'etcd-peer-auto-tls-on': {
    id: 'manifests/etcd-peer-auto-tls-on', severity: 'warning', basis: 'should', about: 'setting', cis: ['2.6'], title: 'etcd generates self-signed certificates for peer connections',
    messages: { selfSigned: '`--peer-auto-tls` is set: etcd presents a self-signed certificate to peers, and neither side is verified.', ignored: '`--peer-auto-tls` is ignored because `--peer-cert-file` is set.' },
  },
  'etcd-peer-pair-unset': {
    id: 'manifests/etcd-peer-pair-unset', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.4'], stops: ['unset'], title: 'etcd listens for peers on https without a certificate',
    messages: { unset: 'etcd exits: `cannot listen on TLS for {url}: KeyFile and CertFile are not presented`.' },
  },
  'etcd-port-mismatch': {
    id: 'manifests/etcd-port-mismatch', severity: 'error', basis: 'observed', about: 'setting', title: 'kube-apiserver connects to a port that etcd does not serve',
    messages: { closed: 'This etcd does not listen on port {port}: `connect: connection refused`.', other: 'This etcd serves {service} on port {port}, not clients.' },
  },
  'etcd-scheme-mismatch': {
    id: 'manifests/etcd-scheme-mismatch', severity: 'error', basis: 'observed', about: 'setting', title: 'kube-apiserver and etcd disagree on TLS',
    messages: { clientPlain: 'kube-apiserver connects to {url} without TLS, but etcd listens with TLS: `error reading server preface: EOF`. etcd logs `tls: first record does not look like a TLS handshake`.', serverPlain: 'kube-apiserver connects to {url} with TLS, but etcd listens without TLS: `transport: authentication handshake failed: EOF`. etcd ignores its key and certificate for this URL.' },
  },
  'etcd-servers-no-ca': {
    id: 'manifests/etcd-servers-no-ca', severity: 'error', basis: 'observed', about: 'setting', cis: ['1.2.26'], whenBroken: 'error', title: 'kube-apiserver has no CA to verify etcd',
    messages: { privateCa: '`--etcd-cafile` is not set: kube-apiserver uses the system roots, which do not include "{issuer}": `tls: failed to verify certificate: x509: certificate signed by unknown authority`.', unknown: '`--etcd-cafile` is not set: kube-apiserver uses the system roots and accepts only a publicly trusted etcd certificate.' },
  },
  'etcd-servers-no-client-cert': {
    id: 'manifests/etcd-servers-no-client-cert', severity: 'error', basis: 'observed', about: 'setting', cis: ['1.2.23'], whenBroken: 'error', title: 'kube-apiserver does not present a certificate to etcd',
    messages: { demanded: 'kube-apiserver presents no certificate to etcd (`--etcd-certfile`), but etcd requires one: `remote error: tls: certificate required`.', unknown: 'kube-apiserver presents no certificate to etcd (`--etcd-certfile`): an etcd that verifies its clients rejects it.' },
  },
  'etcd-servers-not-member': {
    id: 'manifests/etcd-servers-not-member', severity: 'info', basis: 'advice', about: 'setting', title: 'kube-apiserver connects to an etcd that is not an initial member',
    messages: { stranger: '{host} in `--etcd-servers` is not a member of the etcd cluster: `--initial-cluster` lists {members}.' },
  },
  'etcd-serving-pair-unset': {
    id: 'manifests/etcd-serving-pair-unset', severity: 'error', basis: 'observed', about: 'setting', cis: ['2.1'], stops: ['unset'], title: 'etcd listens for clients on https without a certificate',
    messages: { unset: 'etcd exits: `TLS key/cert (--cert-file, --key-file) must be provided for client url {url} with HTTPS scheme`.' },
  },
  'etcd-url-host': {
    id: 'manifests/etcd-url-host', severity: 'error', basis: 'observed', about: 'setting', stops: ['listen', 'advertise', 'port', 'path'], title: 'An etcd URL has no usable host',
    messages: { listen: 'etcd exits: `expected IP in URL for binding ({url})`. `--{flag}` takes IP addresses and `localhost` only.', advertise: 'etcd exits: `unexpected empty host ({url})`. `--{flag}` must name a host that others can connect to.', port: 'etcd exits: `URL address does not have the form "host:port": {url}`. Each URL of `--{flag}` needs a port.', path: 'etcd exits: `URL must not contain a path: {url}`. A URL of `--{flag}` ends after the port.' },
  },
  'flag-bool-with-space': {
    id: 'manifests/flag-bool-with-space', severity: 'error', basis: 'observed', about: 'setting', stops: ['etcd', 'kubernetes'], inTemplates: true, title: 'A boolean flag and its value are separate arguments',
    messages: { etcd: '{flag} requires `=` before its value: etcd exits with `\'{value}\' is not a valid flag`.', kubernetes: '{flag} requires `=` before its value: the flag becomes true, and {component} rejects `{value}` as an extra argument.' },
  },
  'flag-duplicate': {
    id: 'manifests/flag-duplicate', severity: 'warning', basis: 'observed', about: 'setting', title: 'A flag is set twice with different values',
    messages: { lastWins: '{flag} is set twice: the last value `{value}` is used, and `{ignored}` is ignored.' },
  },
  'flag-empty-value': {
    id: 'manifests/flag-empty-value', severity: 'warning', basis: 'observed', about: 'setting', title: 'A file flag has an empty value',
    messages: { empty: '{flag} is empty and is treated as not set.' },
  },
  'flag-file-missing': {
    id: 'manifests/flag-file-missing', severity: 'error', basis: 'observed', about: 'setting', stops: ['missing', 'nearest', 'signer', 'emptied', 'key'], title: 'A flag names a file that does not exist',
    messages: { missing: '{path} is missing: {component} does not start ({error}).', nearest: '{path} is missing: {component} does not start ({error}). Did you mean {nearest}?', signer: '{path} is missing: {component} exits at its next start (`open {path}: no such file or directory`). If the CA key is deliberately kept elsewhere, `--cluster-signing-cert-file` and `--cluster-signing-key-file` must both be empty.', emptied: '{path} is missing: the kubelet creates an empty file in its place (`FileOrCreate`), and {component} does not start ({error}).', key: '{path} is missing: {object} has no key {key}, so the kubelet does not start the pod of {component} (`{error}`).', volume: '{path} is missing: {component} mounts it, and finds no kubeconfig.' },
  },
  'flag-file-not-mounted': {
    id: 'manifests/flag-file-not-mounted', severity: 'error', basis: 'observed', about: 'setting', title: 'A flag names a file that is not mounted into the container',
    messages: { exists: '{path} is not mounted into the {component} container: it exists on the host. Mounted: {mounted}.', existsSeveral: '{count} files are not mounted into the {component} container: they exist on the host below {folder}, such as {path}. Mounted: {mounted}.', notMountedSeveral: 'No volume of the {component} container covers {folder}: {count} flags expect {path} and other files there. Mounted: {mounted}.', notMounted: 'No volume of the {component} container covers {path}. Mounted: {mounted}.' },
  },
  'flag-pair-crossed': {
    id: 'manifests/flag-pair-crossed', severity: 'error', basis: 'observed', about: 'setting', title: 'The certificate flag and the key flag name files from different pairs',
    messages: { key: 'Certificate and key do not match: {wrong} names a key that is not that of {right}: `{error}`. {other} matches.', certificate: '{wrong} names a certificate that does not match {right}: `{error}`. {other} matches.' },
  },
  'flag-pair-incomplete': {
    id: 'manifests/flag-pair-incomplete', severity: 'error', basis: 'observed', about: 'setting', title: 'Only one flag of a certificate and key pair is set',
    messages: { half: '{flag} is set without its other half: {component} needs {other} as well.', etcdHalf: '{flag} is set without {other}: `KeyFile and CertFile must both be present[key: {key}, cert: {certificate}]`.' },
  },
  'flag-relative-path': {
    id: 'manifests/flag-relative-path', severity: 'warning', basis: 'observed', about: 'setting', stops: ['quoted'], title: 'The path in a flag is not absolute',
    messages: { relative: '`{path}` is relative: inside the container, it is resolved from the working directory, usually `/`.', quoted: 'The quotes are part of the value: {component} does not start (`open {path}: no such file or directory`).' },
  },
  'flag-removed': {
    id: 'manifests/flag-removed', severity: 'error', basis: 'observed', about: 'setting', stops: ['refused', 'supported', 'early', 'item'], inTemplates: true, title: 'The component’s version does not support a flag',
    messages: { refused: '{flag} was removed in {removed}: {component} {version} exits with `{error}`.', supported: '{flag} was removed in {removed}: every {component} version that supports the other flags exits with `{error}`.', later: '{flag} is removed in {removed}: from that version on, {component} exits with `{error}`.', byKubeadm: '{flag} was removed in {removed}. `kubeadm upgrade` deletes it from this file; a kubelet that is upgraded before that exits with `{error}`.', early: '{flag} was added in {added}: {component} {version} exits with `{error}`.', item: '{component} {version} no longer supports {item} in `{flag}`: it exits with `{error}`.' },
  },
  'flag-underscore': {
    id: 'manifests/flag-underscore', severity: 'error', basis: 'observed', about: 'setting', stops: ['etcd'], title: 'A flag name contains underscores',
    messages: { etcd: '{flag} contains `_` instead of `-`: etcd exits with `flag provided but not defined: -{name}`.', kubernetes: '{flag} contains `_` instead of `-`: {component} accepts both.' },
  },
  'flag-unknown': {
    id: 'manifests/flag-unknown', severity: 'error', basis: 'observed', about: 'setting', stops: ['misspelt', 'fieldOnly', 'unknown', 'blank'], inTemplates: true, title: 'A flag is unknown to the component',
    messages: { misspelt: '{component} does not recognize {flag}: `{error}`. Did you mean `--{meant}`?', unknown: '{component} {version} has no flag {flag}: it exits with `{error}`.', unreleased: '{component} {version} as Kubernetes releases it has no flag {flag}: it would exit with `{error}`.', fieldOnly: '{component} has no flag {flag} and exits with `{error}`. Its configuration file has the field `{field}`.', blank: 'A blank follows {flag} in the same argument: {component} reads it as part of the name and exits with `{error}`.' },
  },
  'flag-value-invalid': {
    id: 'manifests/flag-value-invalid', severity: 'error', basis: 'observed', about: 'setting', stops: ['invalid'], inTemplates: true, title: 'A flag value has the wrong type',
    messages: { invalid: '{component} cannot read the value {value} of {flag}: it exits with `{error}`.' },
  },
  'flag-wrong-component': {
    id: 'manifests/flag-wrong-component', severity: 'error', basis: 'observed', about: 'setting', stops: ['foreign', 'counterpart'], inTemplates: true, title: 'A flag belongs to another component',
    messages: { foreign: '`{flag}` belongs to {owner}: {component} exits with `{error}`.', counterpart: '`{flag}` belongs to {owner}: {component} exits with `{error}`. The {component} flag is `--{counterpart}`.' },
  },
  'flag-wrong-role': {
    id: 'manifests/flag-wrong-role', severity: 'warning', basis: 'observed', about: 'setting', title: 'A flag names the wrong kind of certificate',
    messages: { expectsCa: '"{name}" is a leaf certificate (CA:FALSE): {flag} expects a CA certificate.', expectsLeaf: '{flag} expects a leaf certificate, but "{name}" is a CA certificate.' },
  },
  'flags-rejected': {
    id: 'manifests/flags-rejected', severity: 'error', basis: 'observed', about: 'setting', stops: ['value', 'needs', 'excludes', 'unset'], title: 'A component rejects a flag or a combination of flags',
    messages: { value: '{component} rejects the value {value} of `{flag}`: {reason}.', needs: '{component} rejects `{flag}` without `{other}`: {reason}.', excludes: '`{flag}` and `{other}` are both set: {component} accepts only one of them, so {reason}.', unset: '{component} is missing `{flag}`: {reason}.' },
  },
  'insecure-port-open': {
    id: 'manifests/insecure-port-open', severity: 'warning', basis: 'should', about: 'setting', stops: ['refused'], title: 'kube-apiserver serves plain HTTP without authentication',
    messages: { open: 'kube-apiserver serves HTTP without authentication and authorization: at http://{address}:{port}, anyone who can reach it can do everything.', maybe: 'Up to Kubernetes 1.19, kube-apiserver serves HTTP without authentication or authorization: anyone who can reach http://{address}:{port} can do everything.', refused: 'kube-apiserver exits: `invalid port value {port}: only zero is allowed`.' },
  },
  'kcm-root-ca-unset': {
    id: 'manifests/kcm-root-ca-unset', severity: 'hint', basis: 'observed', about: 'setting', cis: ['1.3.5'], title: 'The controller manager has no root CA for pods',
    messages: { unset: '`--root-ca-file` is not set: pods get the CA in the controller manager’s kubeconfig, if any.' },
  },
  'kcm-sa-key-unset': {
    id: 'manifests/kcm-sa-key-unset', severity: 'warning', basis: 'observed', about: 'setting', cis: ['1.3.4'], title: 'The controller manager has no key for service account tokens',
    messages: { unset: '`--service-account-private-key-file` is not set: token Secrets are not populated.' },
  },
  'kcm-signing-mixed': {
    id: 'manifests/kcm-signing-mixed', severity: 'error', basis: 'observed', about: 'setting', stops: ['mixed'], title: 'General and per-signer CSR signing flags are mixed',
    messages: { mixed: '{flag} and {general} are both set: kube-controller-manager exits with `{error}`.' },
  },
  'kcm-signing-unset': {
    id: 'manifests/kcm-signing-unset', severity: 'warning', basis: 'observed', about: 'setting', title: 'The controller manager does not sign certificate requests',
    messages: { unset: 'CSR signing is not configured, although the CA key is on this node: kubelets cannot renew their certificates.' },
  },
  'kubelet-ca-set-but-selfsigned': {
    id: 'manifests/kubelet-ca-set-but-selfsigned', severity: 'error', basis: 'observed', about: 'credential', title: 'kube-apiserver verifies a kubelet whose certificate is signed by another CA',
    messages: { untrusted: 'kube-apiserver does not trust the certificate of the kubelet on this node: "{leaf}" is issued by "{issuer}", but {flag} trusts only {list}. Logs and exec fail.' },
  },
  'kubelet-ca-unset': {
    id: 'manifests/kubelet-ca-unset', severity: 'warning', basis: 'should', about: 'setting', profile: 'cis', cis: ['1.2.5'], title: 'kube-apiserver does not verify kubelets',
    messages: { unset: '`--kubelet-certificate-authority` is not set: kube-apiserver does not verify kubelets, so logs and exec can be intercepted.' },
  },
  'kubelet-client-pair-unset': {
    id: 'manifests/kubelet-client-pair-unset', severity: 'warning', basis: 'observed', about: 'setting', cis: ['1.2.4'], title: 'kube-apiserver does not present a certificate to kubelets',
    messages: { unset: '`--kubelet-client-certificate` is not set: kube-apiserver is anonymous to the kubelets, and logs and exec return Unauthorized or Forbidden.' },
  },
  'kubelet-serving-no-address-san': {
    id: 'manifests/kubelet-serving-no-address-san', severity: 'error', basis: 'observed', about: 'credential', title: 'The kubelet’s certificate lacks the address by which kube-apiserver connects',
    messages: { noAddress: 'The kubelet’s certificate does not include {host}: kube-apiserver connects to it as {host}, and logs and exec fail with `{error}`.' },
  },
  'manifest-advertise-annotation-stale': {
    id: 'manifests/manifest-advertise-annotation-stale', severity: 'hint', basis: 'observed', about: 'setting', title: 'kubeadm’s annotation and the flag disagree',
    messages: { stale: 'The annotation says {noted}, but the flag says {flag}. kubeadm reads the annotation.' },
  },
  'manifest-dir-stray-file': {
    id: 'manifests/manifest-dir-stray-file', severity: 'warning', basis: 'observed', about: 'file', title: 'The kubelet’s manifest directory contains a file that does not belong there',
    messages: { twice: 'Two manifests conflict over the pod "{pod}": the kubelet loads both this file and {other}, regardless of the file extension.', kubeconfig: 'This kubeconfig is in the directory of the static pods: the kubelet tries to read each file there as a pod, and logs `Could not process manifest file`.' },
  },
  'manifest-probe-host-mismatch': {
    id: 'manifests/manifest-probe-host-mismatch', severity: 'warning', basis: 'observed', about: 'setting', title: 'A probe checks an address on which the component does not listen',
    messages: { elsewhere: 'The {kind} checks {asked}: the flags make {component} listen on {served}, so the container is restarted indefinitely.' },
  },
  'oidc-ca-unset': {
    id: 'manifests/oidc-ca-unset', severity: 'warning', basis: 'observed', about: 'setting', title: 'A private CA issued the OIDC issuer’s certificate, but no CA file is set',
    messages: { private: 'kube-apiserver does not trust the OIDC issuer {host}: its certificate "{leaf}" is issued by "{issuer}", whose key is in the workspace. Without `--oidc-ca-file`, only the CAs of the container image are trusted. kube-apiserver accepts no token of this issuer and logs `oidc authenticator: initializing plugin: Get "https://{host}/.well-known/openid-configuration": tls: failed to verify certificate: x509: certificate signed by unknown authority`.' },
  },
  'requestheader-incomplete': {
    id: 'manifests/requestheader-incomplete', severity: 'warning', basis: 'must', about: 'setting', whenBroken: 'error', title: 'The aggregation layer is only partly configured',
    messages: { missing: 'Flags for aggregation are missing: {list}. Aggregation requires all of {all}.' },
  },
  'sa-flags-missing': {
    id: 'manifests/sa-flags-missing', severity: 'error', basis: 'observed', about: 'setting', cis: ['1.2.22'], stops: ['required', 'supported'], title: 'kube-apiserver is missing a required service account flag',
    messages: { required: 'kube-apiserver exits: {list}.', supported: 'kube-apiserver is missing {list}: no version that supports its other flags starts without.' },
  },
  'sa-issuer-changed': {
    id: 'manifests/sa-issuer-changed', severity: 'info', basis: 'observed', about: 'setting', title: 'Service account tokens from an earlier issuer are still accepted',
    messages: { changed: 'Tokens are issued as `{first}`. Tokens issued as {rest} are still accepted.' },
  },
  'sa-issuer-not-url': {
    id: 'manifests/sa-issuer-not-url', severity: 'error', basis: 'observed', about: 'setting', stops: ['refused'], title: 'The service account issuer is not an https URL',
    messages: { refused: 'kube-apiserver exits: `service-account-issuer "{issuer}" contained a \':\' but was not a valid URL`.', noDiscovery: '"{issuer}" is not an https URL: OIDC discovery of the token keys is disabled.' },
  },
  'scheduler-config-shadows-kubeconfig': {
    id: 'manifests/scheduler-config-shadows-kubeconfig', severity: 'info', basis: 'observed', about: 'setting', title: 'The scheduler ignores --kubeconfig',
    messages: { ignored: '`--config` is set: the scheduler ignores `--kubeconfig`.' },
  },
  'sni-pair-invalid': {
    id: 'manifests/sni-pair-invalid', severity: 'error', basis: 'observed', about: 'setting', title: 'An SNI certificate flag is malformed, or the certificate does not cover its names',
    messages: { malformed: 'Expected `cert,key` or `cert,key:name,name`: `{error}`.', unnamed: 'This certificate does not cover the name for which it is served: clients that request {names} get it.' },
  },
  'tls-serving-pair-unset': {
    id: 'manifests/tls-serving-pair-unset', severity: 'warning', basis: 'observed', about: 'setting', cis: ['1.2.24'], title: 'kube-apiserver has no serving certificate',
    messages: { unset: '`--tls-cert-file` is not set: kube-apiserver serves a self-signed certificate that no kubeconfig trusts.' },
  },
  'token-auth-file-set': {
    id: 'manifests/token-auth-file-set', severity: 'warning', basis: 'should', about: 'setting', cis: ['1.2.2'], title: 'kube-apiserver accepts static tokens',
    messages: { set: 'Static tokens are stored on disk in plain text. They are valid until the file changes and kube-apiserver restarts.' },
  },
  'unit-line-lost': {
    id: 'manifests/unit-line-lost', severity: 'error', basis: 'observed', about: 'setting', title: 'Flags in a systemd unit are not part of its command',
    messages: { lost: 'The previous line does not end with a single backslash, so the command ends there: {flag} and everything after it are ignored. systemd 257 logs `{log}`.', blank: 'The previous line has a blank after its backslash, so the command ends there: {flag} and everything after it are ignored. systemd 257 logs `{log}`.' },
  },
  'volume-hostpath-type-mismatch': {
    id: 'manifests/volume-hostpath-type-mismatch', severity: 'error', basis: 'must', about: 'setting', stops: ['mismatch'], title: 'A hostPath does not match the type of its volume',
    messages: { mismatch: 'The pod does not start: `hostPath type check failed: {path} is not a {wanted}`.' },
  },
  'volume-missing-for-mount': {
    id: 'manifests/volume-missing-for-mount', severity: 'error', basis: 'must', about: 'setting', stops: ['missing'], title: 'A volumeMount names a volume that the pod does not have',
    messages: { missing: 'The pod has no volume "{name}": the kubelet rejects it with `volumeMounts` … `Not found: "{name}"`.' },
  },
  'volume-path-misplaced': {
    id: 'manifests/volume-path-misplaced', severity: 'error', basis: 'observed', about: 'setting', title: 'A hostPath volume has no path',
    messages: { dropped: 'The path of volume "{name}" is next to `hostPath:` instead of below it. The kubelet ignores it and mounts an empty directory at {path}.', rejected: 'The path of volume "{name}" is next to `hostPath:` instead of below it. kubectl rejects the object because of the unknown field. Without this validation, an empty directory is mounted at {path}.', required: 'The hostPath of volume "{name}" has no path. The pod is rejected: `hostPath.path: Required value`.' },
  },
  'volume-symlink-escapes-mount': {
    id: 'manifests/volume-symlink-escapes-mount', severity: 'warning', basis: 'observed', about: 'setting', title: 'A flag names a symlink to a file outside the mounted directory',
    messages: { escapes: 'The target of this link is not mounted into the {component} container: {path} leads to {target}: `no such file or directory`.' },
  },
  'volume-writable-pki': {
    id: 'manifests/volume-writable-pki', severity: 'hint', basis: 'advice', about: 'setting', title: 'A component can write to the PKI directory',
    messages: { writable: 'The {component} container can write to {path}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
