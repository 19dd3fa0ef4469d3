import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/kubelet, by name. Written by `npm run rules:docs`. */
export const KUBELET = {
  'kubelet-anonymous-on': {
    id: 'kubelet/kubelet-anonymous-on', severity: 'warning', basis: 'observed', cis: ['4.2.1'], title: 'The kubelet lets anonymous callers in',
    messages: { authorized: 'Anyone who reaches :10250 is `system:anonymous`; only authorization stands between them and this node.', open: 'Anyone who reaches :10250 is `system:anonymous` and may run commands in every pod, because authorization is AlwaysAllow.' },
  },
  'kubelet-authz-always-allow': {
    id: 'kubelet/kubelet-authz-always-allow', severity: 'warning', basis: 'observed', cis: ['4.2.2'], title: 'The kubelet allows everything',
    messages: { written: 'Every authenticated caller controls this node: the kubelet asks nobody whether a request is allowed.', byDefault: 'Every authenticated caller controls this node: without a configuration file `--authorization-mode` is AlwaysAllow.' },
  },
  'kubelet-bootstrap-dead-end': {
    id: 'kubelet/kubelet-bootstrap-dead-end', severity: 'error', basis: 'observed', explains: ['expired'], title: 'The kubelet’s certificate has expired and it cannot ask for another',
    messages: { deadEnd: '"{name}" expired {ago} ago ({date}), and there is no {bootstrap}: at its next start the kubelet logs `part of the existing bootstrap client certificate in {kubeconfig} is expired` and stops with `unable to load bootstrap kubeconfig: stat {bootstrap}: no such file or directory`.' },
  },
  'kubelet-bootstrap-token-bad': {
    id: 'kubelet/kubelet-bootstrap-token-bad', severity: 'error', basis: 'must', title: 'The bootstrap token has the wrong shape',
    messages: { shape: 'A bootstrap token is six characters, a dot and sixteen characters, all of `a-z0-9`; this one is not: the API server answers 401.' },
  },
  'kubelet-client-ca-unset': {
    id: 'kubelet/kubelet-client-ca-unset', severity: 'error', basis: 'observed', cis: ['4.2.3'], title: 'The kubelet accepts no client certificate',
    messages: { unset: '`authentication.x509.clientCAFile` is not set: kube-apiserver\'s client certificate is not recognised, and logs and exec answer Unauthorized.', anonymous: '`authentication.x509.clientCAFile` is not set: kube-apiserver is `system:anonymous` to the kubelet, and logs and exec answer Forbidden unless that user is allowed them.' },
  },
  'kubelet-config-duplicate-key': {
    id: 'kubelet/kubelet-config-duplicate-key', severity: 'error', basis: 'observed', title: 'A field of the kubelet’s configuration is misspelt or given twice',
    messages: { unknown: '`strict decoding error: unknown field "{path}"`: the kubelet logs this and goes on without it. Names are case-sensitive; did you mean {suggestion}?', duplicate: '{path} is given twice: the kubelet logs `strict decoding error` and takes the last.' },
  },
  'kubelet-config-wrong-kind': {
    id: 'kubelet/kubelet-config-wrong-kind', severity: 'error', basis: 'observed', title: 'A flag of the kubelet names a file of another kind',
    messages: { config: '--config expects a KubeletConfiguration of `kubelet.config.k8s.io/v1beta1`; {path} is {found}.', kubeconfig: '{flag} expects a kubeconfig; {path} is a KubeletConfiguration.' },
  },
  'kubelet-current-dangling': {
    id: 'kubelet/kubelet-current-dangling', severity: 'error', basis: 'observed', explains: ['configuration'], title: 'The link to the client certificate of the kubelet leads nowhere',
    messages: { dangling: '{path} is a link whose target is missing, though {newest} is there: the kubelet does not start.', gone: '{path} is a link whose target is missing: the kubelet does not start.', notCopied: '{path} is a link whose target is missing; it may not have been copied.' },
  },
  'kubelet-current-incomplete': {
    id: 'kubelet/kubelet-current-incomplete', severity: 'error', basis: 'observed', title: 'The kubelet’s file does not hold both certificate and key',
    messages: { noKey: '{name} holds no private key: it must hold certificate and key, one after the other.', noCertificate: '{name} holds no certificate: it must hold certificate and key, one after the other.' },
  },
  'kubelet-current-newer-exists': {
    id: 'kubelet/kubelet-current-newer-exists', severity: 'warning', basis: 'observed', title: 'The kubelet uses an older certificate than it has',
    messages: { newer: 'The link leads to {target}, though {newer} is newer and valid.' },
  },
  'kubelet-current-not-symlink': {
    id: 'kubelet/kubelet-current-not-symlink', severity: 'error', basis: 'observed', title: 'A file stands where the kubelet expects a link',
    messages: { file: '`expected "{path}" to be a symlink but it is a file`: the certificate is no longer rotated.', copied: '{path} is a file, and none of the dated files holds its certificate. If it is one on the node too, rotation has stopped: `expected "{path}" to be a symlink but it is a file`.' },
  },
  'kubelet-dropin-exec-twice': {
    id: 'kubelet/kubelet-dropin-exec-twice', severity: 'error', basis: 'observed', title: 'A drop-in adds a second command to a service',
    messages: { twice: 'An empty `ExecStart=` must come first: `Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.`' },
  },
  'kubelet-dropin-unset-variable': {
    id: 'kubelet/kubelet-dropin-unset-variable', severity: 'hint', basis: 'observed', title: 'The kubelet’s command uses a variable that nothing sets',
    messages: { unset: '{name} is set nowhere here: `Referenced but unset environment variable evaluates to an empty string: {name}`.' },
  },
  'kubelet-env-quoting': {
    id: 'kubelet/kubelet-env-quoting', severity: 'error', basis: 'observed', title: 'A variable of a service ends elsewhere than it seems',
    messages: { open: 'The quote of {name} is never closed: everything up to the end of the file becomes part of its value.', split: '`Invalid environment assignment, ignoring: {word}`: without quotes around the whole assignment only the first word counts.' },
  },
  'kubelet-flag-overrides-config': {
    id: 'kubelet/kubelet-flag-overrides-config', severity: 'warning', basis: 'observed', title: 'A flag of the kubelet overrides its configuration',
    messages: { overrides: '{flag}={value} overrides `{field}: {ignored}` of the configuration.' },
  },
  'kubelet-kubeconfig-missing': {
    id: 'kubelet/kubelet-kubeconfig-missing', severity: 'error', basis: 'observed', title: 'The kubelet has neither a kubeconfig nor one to bootstrap with',
    messages: { both: 'Neither {path} nor {bootstrap} exists: `unable to load bootstrap kubeconfig: stat {bootstrap}: no such file or directory`.', only: 'There is no {path}, and no `--bootstrap-kubeconfig` is given: the kubelet does not start.' },
  },
  'kubelet-read-only-port': {
    id: 'kubelet/kubelet-read-only-port', severity: 'warning', basis: 'should', cis: ['4.2.4'], title: 'The kubelet serves a port without authentication',
    messages: { written: 'Port {port} shows pods and metrics to anyone, without authentication.', byDefault: 'Port {port} shows pods and metrics to anyone: without a configuration file it is open by default.' },
  },
  'kubelet-rotate-off': {
    id: 'kubelet/kubelet-rotate-off', severity: 'warning', basis: 'observed', cis: ['4.2.10'], title: 'The kubelet does not renew its client certificate',
    messages: { off: 'The kubelet does not renew its client certificate: once that has run out, a year after it was issued, the node is NotReady.' },
  },
  'kubelet-server-bootstrap-unapproved': {
    id: 'kubelet/kubelet-server-bootstrap-unapproved', severity: 'warning', basis: 'observed', cis: ['4.2.11'], title: 'The kubelet has asked for a serving certificate and got none',
    messages: { waiting: 'There is no {path}: the request of the kubelet was not approved. Until then logs and exec fail with `remote error: tls: internal error`.' },
  },
  'kubelet-static-path-mismatch': {
    id: 'kubelet/kubelet-static-path-mismatch', severity: 'warning', basis: 'observed', title: 'The manifests lie in another folder than the kubelet watches',
    messages: { elsewhere: 'The kubelet watches {watched}; the manifests of {components} lie in {folder}.' },
  },
  'kubelet-tls-and-bootstrap': {
    id: 'kubelet/kubelet-tls-and-bootstrap', severity: 'warning', basis: 'observed', cis: ['4.2.9'], title: 'The serving certificate that is named is not served',
    messages: { ignored: '`serverTLSBootstrap` wins: the kubelet serves what the cluster signs, and not {path}.' },
  },
  'kubelet-tls-pair-incomplete': {
    id: 'kubelet/kubelet-tls-pair-incomplete', severity: 'error', basis: 'must', cis: ['4.2.9'], title: 'One half of the serving pair of the kubelet is not set',
    messages: { half: '`{field}` is set without `{other}`: `certificate and key must be supplied as a pair`.' },
  },
  'kubelet-webhook-authn-off': {
    id: 'kubelet/kubelet-webhook-authn-off', severity: 'hint', basis: 'advice', title: 'The kubelet takes no tokens',
    messages: { off: 'Service-account tokens, such as those of monitoring, are not accepted by this kubelet.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
