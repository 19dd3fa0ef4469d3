import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/kubelet, by name. Written by `npm run generate`. */
export const KUBELET = {
  'kubelet-anonymous-on': {
    id: 'kubelet/kubelet-anonymous-on', severity: 'warning', basis: 'observed', about: 'setting', cis: ['4.2.1'], title: 'The kubelet allows anonymous requests',
    messages: { authorized: 'Anyone who can reach :10250 is `system:anonymous`; only authorization protects this node.', open: 'Anyone who can reach :10250 can run commands in every pod: the authorization mode is AlwaysAllow, and they are `system:anonymous`.', unchecked: 'Anyone who can reach :10250 can run commands in every pod: the kubelet checks neither who they are nor what they may do.' },
  },
  'kubelet-authz-always-allow': {
    id: 'kubelet/kubelet-authz-always-allow', severity: 'warning', basis: 'observed', about: 'setting', cis: ['4.2.2'], title: 'The kubelet authorizes every request',
    messages: { written: 'Every authenticated caller controls this node: the kubelet does not check whether a request is allowed.', byDefault: 'Every authenticated caller controls this node: without a configuration file, `--authorization-mode` defaults to AlwaysAllow.' },
  },
  'kubelet-bootstrap-dead-end': {
    id: 'kubelet/kubelet-bootstrap-dead-end', severity: 'error', basis: 'observed', about: 'credential', stops: ['deadEnd'], title: 'The kubelet’s certificate has expired and it cannot request a new one',
    messages: { deadEnd: '"{name}" expired {ago} ago ({date}). {bootstrap} does not exist either. At its next start, the kubelet logs `{expired}` and exits with `unable to load bootstrap kubeconfig: stat {bootstrap}: no such file or directory`.' },
  },
  'kubelet-bootstrap-token-bad': {
    id: 'kubelet/kubelet-bootstrap-token-bad', severity: 'info', basis: 'must', about: 'credential', whenBroken: 'error', title: 'The bootstrap token is malformed',
    messages: { shape: 'A bootstrap token must be six characters, a dot and sixteen characters, all from `a-z0-9`. The API server answers 401 to this one, unless it accepts tokens of other forms.' },
  },
  'kubelet-client-ca-unset': {
    id: 'kubelet/kubelet-client-ca-unset', severity: 'error', basis: 'observed', about: 'setting', cis: ['4.2.3'], whenBroken: 'error', title: 'The kubelet does not accept client certificates',
    messages: { unset: '`authentication.x509.clientCAFile` is not set: the kubelet does not recognize the client certificate of kube-apiserver. Logs and exec fail with Unauthorized.', anonymous: '`authentication.x509.clientCAFile` is not set: kube-apiserver is `system:anonymous` to the kubelet. Logs and exec fail with Forbidden unless that user is allowed to use them.' },
  },
  'kubelet-config-duplicate-key': {
    id: 'kubelet/kubelet-config-duplicate-key', severity: 'error', basis: 'observed', about: 'setting', title: 'A field in the kubelet configuration is misspelled or set twice',
    messages: { unknown: 'The kubelet ignores this field: it logs `strict decoding error: unknown field "{path}"`. Field names are case-sensitive; did you mean {suggestion}?', duplicate: '{path} is set twice: the kubelet logs `strict decoding error` and uses the last value.' },
  },
  'kubelet-config-wrong-kind': {
    id: 'kubelet/kubelet-config-wrong-kind', severity: 'error', basis: 'observed', about: 'setting', title: 'A kubelet flag points to a file of the wrong kind',
    messages: { config: '{path} is {found}: `--config` expects a KubeletConfiguration of `kubelet.config.k8s.io/v1beta1`.', kubeconfig: '`{flag}` expects a kubeconfig, but {path} is a KubeletConfiguration.' },
  },
  'kubelet-current-dangling': {
    id: 'kubelet/kubelet-current-dangling', severity: 'error', basis: 'observed', about: 'setting', stops: ['dangling', 'gone'], title: 'The link to the kubelet’s client certificate is broken',
    messages: { dangling: '{path} links to a missing file: the kubelet does not start, although {newest} exists.', gone: '{path} links to a missing file. The kubelet does not start.', notCopied: '{path} links to a missing file, which may not have been copied.' },
  },
  'kubelet-current-incomplete': {
    id: 'kubelet/kubelet-current-incomplete', severity: 'error', basis: 'observed', about: 'credential', title: 'The kubelet’s client certificate file is incomplete',
    messages: { noKey: '{name} contains no private key. It must contain both the certificate and the key, one after the other.', noCertificate: '{name} contains no certificate. It must contain both the certificate and the key, one after the other.' },
  },
  'kubelet-current-newer-exists': {
    id: 'kubelet/kubelet-current-newer-exists', severity: 'warning', basis: 'observed', about: 'setting', title: 'The kubelet does not use its newest certificate',
    messages: { newer: 'The link does not point to the newest valid certificate: it points to {target}, although {newer} is newer.' },
  },
  'kubelet-current-not-symlink': {
    id: 'kubelet/kubelet-current-not-symlink', severity: 'error', basis: 'observed', about: 'file', title: 'The kubelet expects a symbolic link but finds a file',
    messages: { file: 'The certificate is no longer rotated: `expected "{path}" to be a symlink but it is a file`.', copied: '{path} is a file: no dated file contains its certificate. If it is also a file on the node, rotation has stopped: `expected "{path}" to be a symlink but it is a file`.' },
  },
  'kubelet-dropin-exec-twice': {
    id: 'kubelet/kubelet-dropin-exec-twice', severity: 'error', basis: 'observed', about: 'setting', title: 'A drop-in adds a second command to a service',
    messages: { twice: 'An empty `ExecStart=` must come first: `Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.`' },
  },
  'kubelet-dropin-unset-variable': {
    id: 'kubelet/kubelet-dropin-unset-variable', severity: 'hint', basis: 'observed', about: 'setting', title: 'The kubelet’s command uses a variable that is not set',
    messages: { unset: '{name} is not set in any of these files: `Referenced but unset environment variable evaluates to an empty string: {name}`.' },
  },
  'kubelet-env-quoting': {
    id: 'kubelet/kubelet-env-quoting', severity: 'error', basis: 'observed', about: 'setting', title: 'An environment variable of a service is quoted incorrectly',
    messages: { open: 'The opening quote of {name} is never closed: everything up to the end of the file becomes part of its value.', split: 'Only the first word is used, because the assignment as a whole is not quoted: `Invalid environment assignment, ignoring: {word}`.' },
  },
  'kubelet-flag-overrides-config': {
    id: 'kubelet/kubelet-flag-overrides-config', severity: 'warning', basis: 'observed', about: 'setting', title: 'A kubelet flag overrides the configuration file',
    messages: { overrides: '`{flag}={value}` overrides the configuration file: `{field}: {ignored}` is ignored.' },
  },
  'kubelet-kubeconfig-missing': {
    id: 'kubelet/kubelet-kubeconfig-missing', severity: 'error', basis: 'observed', about: 'setting', stops: ['both', 'only'], title: 'The kubelet has neither a kubeconfig nor a bootstrap kubeconfig',
    messages: { both: 'Neither {path} nor {bootstrap} exists: `unable to load bootstrap kubeconfig: stat {bootstrap}: no such file or directory`.', only: '{path} does not exist, and `--bootstrap-kubeconfig` is not set. The kubelet does not start.' },
  },
  'kubelet-read-only-port': {
    id: 'kubelet/kubelet-read-only-port', severity: 'warning', basis: 'should', about: 'setting', cis: ['4.2.4'], title: 'The kubelet serves a port without authentication',
    messages: { written: 'Port {port} serves pods and metrics to anyone, without authentication.', byDefault: 'Port {port} serves pods and metrics to anyone: without a configuration file, it is open by default.' },
  },
  'kubelet-rotate-off': {
    id: 'kubelet/kubelet-rotate-off', severity: 'warning', basis: 'observed', about: 'setting', cis: ['4.2.10'], title: 'The kubelet does not renew its client certificate',
    messages: { off: 'Client certificate rotation is off. When the certificate expires, one year after it was issued, the node becomes NotReady.' },
  },
  'kubelet-server-bootstrap-unapproved': {
    id: 'kubelet/kubelet-server-bootstrap-unapproved', severity: 'warning', basis: 'observed', about: 'setting', cis: ['4.2.11'], title: 'The kubelet’s request for a serving certificate is not approved',
    messages: { waiting: '{path} does not exist: the kubelet’s certificate signing request was not approved. Until it is, logs and exec fail with `remote error: tls: internal error`.' },
  },
  'kubelet-static-path-mismatch': {
    id: 'kubelet/kubelet-static-path-mismatch', severity: 'warning', basis: 'observed', about: 'setting', title: 'The manifests are not in the folder that the kubelet watches',
    messages: { elsewhere: 'The kubelet does not watch the folder of the manifests: it watches {watched}, but the manifests of {components} are in {folder}.' },
  },
  'kubelet-tls-and-bootstrap': {
    id: 'kubelet/kubelet-tls-and-bootstrap', severity: 'warning', basis: 'observed', about: 'setting', cis: ['4.2.9'], title: 'The signed serving certificate takes precedence over the configured one',
    messages: { ignored: '`serverTLSBootstrap` takes precedence over {path}: the kubelet serves that file until the cluster has signed a certificate, and before 1.36 also to clients that connect by IP address.' },
  },
  'kubelet-tls-pair-incomplete': {
    id: 'kubelet/kubelet-tls-pair-incomplete', severity: 'error', basis: 'must', about: 'setting', cis: ['4.2.9'], title: 'The kubelet’s serving certificate and key are not both set',
    messages: { half: '`{field}` is set without `{other}`: `certificate and key must be supplied as a pair`.' },
  },
  'kubelet-webhook-authn-off': {
    id: 'kubelet/kubelet-webhook-authn-off', severity: 'hint', basis: 'advice', about: 'setting', title: 'The kubelet does not accept service account tokens',
    messages: { off: 'This kubelet does not accept service account tokens, such as those of monitoring tools.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
