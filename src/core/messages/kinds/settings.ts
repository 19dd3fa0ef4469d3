import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

const RENEW_KUBELET = phrase(
  'Create a new kubelet.conf on a control-plane node with `kubeadm kubeconfig user`, and restart the kubelet.',
);

/** Settings of flags, variables and kubeconfigs that a component knows, and cannot start with. */
export const SETTINGS: readonly MessageKind[] = [
  {
    // The kubelet goes on after this line, if it has a bootstrap kubeconfig.
    name: 'bootstrapImpossible',
    patterns: [/part of the existing bootstrap client certificate (?:in \S+ )?is expired/i],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The client certificate of the kubelet has expired. The kubelet requests another with its bootstrap kubeconfig, and stops if there is none.',
      ),
    look: [RENEW_KUBELET],
    restarts: true,
    rules: ['kubelet/kubelet-bootstrap-dead-end', 'kubelet/kubelet-kubeconfig-missing'],
    failures: ['configuration', 'expired'],
  },
  {
    // A kubeconfig that is missing or damaged leads to the same line as a certificate that has expired.
    name: 'bootstrapImpossible',
    patterns: [/unable to load bootstrap kubeconfig/],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The kubelet has no bootstrap kubeconfig to request a client certificate with, and needs one: its kubeconfig is missing or unreadable, or the client certificate in it has expired.',
      ),
    look: [phrase('Join the node, if it never was part of the cluster.'), RENEW_KUBELET],
    restarts: true,
    rules: ['kubelet/kubelet-bootstrap-dead-end', 'kubelet/kubelet-kubeconfig-missing'],
    failures: ['configuration', 'expired'],
  },
  {
    name: 'configurationUnread',
    patterns: [/failed to load kubelet config file, path: (?<path>[^\s,]+)/],
    values: (line) => (line.includes(': no such file or directory') ? {} : undefined),
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase('{who} does not start, because its configuration file does not exist: {path}.', { who, path }),
    look: [
      phrase('kubeadm creates the file when it initializes or joins a node: until then, the kubelet starts and stops.'),
    ],
    rules: ['manifests/flag-file-missing', 'connections/end-unusable'],
    failures: ['configuration'],
  },
  {
    // Files of settings, mostly with the path, and a kubeconfig as client-go reads it.
    name: 'configurationUnread',
    patterns: [
      /failed to load kubelet config file, path: (?<path>[^\s,]+)/,
      /error loading config file "?(?<path>[^\s"]+)"?: (?:no kind|yaml: |json: )/,
      /error decoding encryption provider configuration file "?(?<path>[^\s"]+)"?: /,
      /encryption provider configuration file "?(?<path>[^\s"]+)"? is empty/,
      /failed to load authentication configuration from file "?(?<path>[^\s"]+)"?: (?:no kind|yaml: |json: |empty)/,
      /(?:^|err=")strict decoding error: (?:unknown field "|yaml: unmarshal errors)/,
      /loading audit policy file: (?:failed decoding|unknown group version|loaded illegal policy)/,
      /failed to load AuthorizationConfiguration from file: |failed to read plugin config: (?:no kind|yaml: |json: |Object)/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} stops, because it cannot read its configuration.', { who }),
    look: [phrase('Check the YAML syntax, the kind and the API version of the file that the error names.')],
    rules: [
      'kubelet/kubelet-config-wrong-kind',
      'manifests/config-file-unusable',
      'files/yaml-syntax',
      'connections/end-unusable',
    ],
    failures: ['configuration'],
  },
  {
    // A component checks its flags once it has read all of them.
    name: 'flagsInvalid',
    patterns: [
      /--secure-port -?\d{1,15} must be between |failed to validate kubelet configuration/,
      /authorization-mode (?:"[^"]{0,100}" is not a valid mode|\[.{0,200}\] has mode specified|\w{1,20}'s authorization \w{1,20} file not passed)/,
      /cannot specify --authorization-[\w-]{1,40} without mode|--authorization-config can not be specified when/,
      /--etcd-servers-overrides invalid|service IP family "[^"]{1,60}" must match public address family/,
      /--etcd-servers must be specified|service-cluster-ip-range\[0\] (?:is not a valid cidr|and )|--service-cluster-ip-range must not contain/,
      /oidc-issuer-url and oidc-client-id (?:must|should) be specified|service-account-max-token-expiration must be between/,
      /service-account-[\w-]{1,40} is a required flag|--service-account-issuer(?: are required flags|, and --api-audiences should be)/,
      /`--service-account-key-file` or `--service-account-signing-endpoint` must be set/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} does not start, because it rejects its flags or its configuration.', { who }),
    look: [phrase('Correct, add or remove the flag or field that the error names.')],
    rules: ['manifests/flags-rejected', 'manifests/sa-flags-missing'],
    failures: ['configuration'],
  },
  {
    name: 'pairIncomplete',
    patterns: [
      /KeyFile and CertFile must both be present|KeyFile and CertFile are not presented|missing filename for serving cert/,
      /TLS key\/cert \(--cert-file, --key-file\) must be provided|certificate and key must be supplied as a pair/,
      /client-(?:key|cert)(?:-data)? or client-(?:key|cert)\w* must be specified/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} has a certificate without a key, or a key without a certificate.', { who }),
    look: [phrase('Set both flags or fields of the pair.')],
    rules: [
      'manifests/flag-pair-incomplete',
      'kubeconfigs/kubeconfig-client-half',
      'kubelet/kubelet-tls-pair-incomplete',
      'manifests/etcd-serving-pair-unset',
      'manifests/etcd-peer-pair-unset',
    ],
    failures: ['configuration'],
  },
  {
    // haproxy/haproxy, src/ssl_sock.c; nginx/nginx, src/stream/ngx_stream_proxy_module.c.
    name: 'authorityMissing',
    patterns: [
      /\bverify is enabled (?:by default )?but no CA file specified/,
      /\bno proxy_ssl_trusted_certificate for proxy_ssl_verify/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} does not start: it verifies a server, but no CA is set to verify it by.', { who }),
    look: [
      phrase(
        'Set `ca-file` of HAProxy, or `proxy_ssl_trusted_certificate` of nginx, to the CA that issued the certificate of the server.',
      ),
    ],
    rules: ['connections/end-unusable'],
    failures: ['configuration'],
  },
  {
    // rancher/rancher, package/run.sh.
    name: 'checksumMismatch',
    patterns: [
      /\bdoes not match given --ca-checksum\b/,
      /\bCATTLE_CA_CHECKSUM is set but there is no CA certificate configured/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase('The Rancher agent stops: Rancher does not give it a CA with the checksum that the agent expects.'),
    look: [
      phrase(
        'Set `CATTLE_CA_CHECKSUM` to the SHA-256 of the text at `/v3/settings/cacerts`, including its final line break, or register the cluster again.',
      ),
    ],
    rules: ['connections/end-unusable'],
    failures: ['configuration'],
  },
  {
    // client-go, transport/token_source.go.
    name: 'tokenFileEmpty',
    patterns: [/read empty token from file \\?"(?<path>[^"\\]{1,300})\\?"/],
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase('{who} does not start, because the token file of its kubeconfig is empty: {path}.', { who, path }),
    look: [phrase('Write a token to the file, or give the user of the kubeconfig another credential.')],
    rules: ['connections/end-unusable'],
    failures: ['configuration'],
  },
  {
    // k3s-io/k3s, pkg/clientaccess/token.go.
    name: 'supervisorPort',
    patterns: [/\bfailed to get CA certs: \S{1,300}\/cacerts: 40[13]\b/],
    rejects: 'nobody',
    meaning: () =>
      phrase('The node does not join, because the server at the address is not the supervisor of k3s or RKE2.'),
    look: [
      phrase(
        'Set `server` to port 9345 of an RKE2 server. Port 6443 is that of its kube-apiserver; in k3s it is both.',
      ),
    ],
    rules: ['connections/end-unusable'],
    failures: ['configuration'],
  },
  {
    name: 'dataAndFile',
    patterns: [/(?<flag>certificate-authority|client-cert(?:ificate)?|client-key)-data and \S+ are both specified/],
    rejects: 'nobody',
    meaning: ({ who, flag }) =>
      phrase('{who} stops, because the kubeconfig has both {flag} and {flag}-data.', { who, flag }),
    look: [phrase('Remove one of the two fields.')],
    rules: ['kubeconfigs/kubeconfig-data-and-file'],
    failures: ['configuration'],
  },
  {
    name: 'insecureWithCa',
    patterns: [/specifying a root certificates file with the insecure flag is not allowed/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} stops, because the kubeconfig has both a CA and `insecure-skip-tls-verify`.', { who }),
    look: [phrase('Remove `insecure-skip-tls-verify`.')],
    rules: ['kubeconfigs/kubeconfig-insecure-and-ca'],
    failures: ['configuration'],
  },
  {
    // crypto/tls, Conn.clientHandshake.
    name: 'hostMissing',
    patterns: [/\btls: either ServerName or InsecureSkipVerify must be specified in the tls\.Config\b/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} begins no handshake, because the URL of the server has no host, and so there is no name to verify.',
        {
          who,
        },
      ),
    look: [phrase('Write the host into `server` of the kubeconfig.')],
    rules: ['kubeconfigs/kubeconfig-server-wildcard-host'],
    failures: ['configuration'],
  },
  {
    // client-go, clientcmd, errEmptyConfig.
    name: 'contextMissing',
    patterns: [/no configuration has been provided, try setting KUBERNETES_MASTER/],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} finds no kubeconfig, or one that is empty or has no current context.', { who }),
    look: [phrase('Check the path of `--kubeconfig`, that the file is not empty, and `current-context`.')],
    rules: [
      'manifests/flag-file-missing',
      'kubeconfigs/kubeconfig-no-current-context',
      'kubeconfigs/kubeconfig-dangling-context',
    ],
    failures: ['configuration'],
  },
  {
    // client-go, tools/clientcmd: the address of a kubeconfig without any.
    name: 'contextMissing',
    patterns: [
      /\bThe connection to the server localhost:8080 was refused\b|\bGet "?http:\/\/localhost:8080\/apis?(?![\w/])/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} connects to localhost:8080, as it does without a kubeconfig, or without a current context in it.', {
        who,
      }),
    look: [phrase('Set `KUBECONFIG`, or copy the kubeconfig to `~/.kube/config` of the user who runs the command.')],
    rules: [
      'kubeconfigs/kubeconfig-no-current-context',
      'kubeconfigs/kubeconfig-dangling-context',
      'kubeconfigs/kubeconfig-no-server',
    ],
    failures: ['configuration'],
  },
  {
    name: 'contextMissing',
    patterns: [/context was not found for specified context|error: context "|duplicate name "[^"]{0,300}" in list: /],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} finds no complete context in the kubeconfig.', { who }),
    look: [phrase('Check `current-context`, and that the context, its cluster and its user exist once.')],
    rules: [
      'kubeconfigs/kubeconfig-dangling-context',
      'kubeconfigs/kubeconfig-no-current-context',
      'kubeconfigs/kubeconfig-duplicate-name',
    ],
    failures: ['configuration'],
  },
];
