/** The subject of an entry in the catalogue: B breaks the cluster, S weakens its security, H is a matter of order. */
export type Letter = 'B' | 'S' | 'B/S' | 'H';

/** Entries of the catalogue that a rule of the same name covers, by group and letter, separated by blanks. */
export const OWN_NAME: Readonly<Record<string, Readonly<Partial<Record<Letter, string>>>>> = {
  files: {
    B: `
      pem-no-block pem-empty-file pem-is-directory pem-unterminated pem-glued-blocks pem-bom pem-indented
      pem-cr-line-ends pem-literal-newlines pem-bad-base64 pem-bad-der pem-label-ignored pem-cert-headers
      pem-encrypted-key pem-swapped-kinds pem-key-label-mismatch pem-openssh-key file-der-not-pem
      file-pkcs12-or-jks pem-unsupported-type
    `,
    'B/S': 'ca-file-holds-key',
    S: 'cert-file-holds-key',
    H: 'pem-duplicate-cert file-not-readable',
  },
  validity: {
    B: `
      cert-expired cert-expires-soon cert-not-yet-valid cert-validity-inverted ca-expired ca-expires-soon
      leaf-outlives-ca kubelet-rotation-stalled kubelet-serving-expired expiry-report-row-expired
      expiry-report-row-missing kubeadm-validity-order
    `,
    S: 'cert-validity-long',
    H: 'ca-bundle-expired-member',
  },
  trust: {
    B: `
      leaf-not-signed-by-trust ca-regenerated-same-name ca-not-a-ca chain-incomplete chain-wrong-order
      path-length-exceeded name-constraint-violated unhandled-critical-extension issuer-encoding-mismatch
      cluster-ca-disagree ca-bundles-out-of-step signer-ca-bundle signer-not-trusted-for-clients
      signer-intermediate-without-chain ca-shared-files-differ signature-algorithm-weak cert-is-csr-or-crl
    `,
    S: 'public-root-in-client-ca',
    H: 'chain-sends-root chain-unrelated-cert aki-ski-mismatch external-ca-mode',
  },
  keys: {
    B: `
      cert-key-mismatch ca-key-mismatch current-pem-key-mismatch sa-pair-mismatch sa-signing-key-not-accepted
      sa-kcm-key-not-accepted sa-key-unsupported kubeconfig-key-mismatch csr-file-key-mismatch rsa-key-huge
    `,
    'B/S': 'rsa-key-small',
    S: 'key-reused-with-ca key-reused ca-key-present-on-worker',
  },
  names: {
    B: `
      apiserver-san-missing-service-name apiserver-san-missing-service-ip apiserver-san-missing-advertise-address
      apiserver-san-missing-endpoint kubeconfig-server-not-in-san loopback-server-not-in-san san-ip-as-dns
      san-missing-cn-only san-trailing-dot san-wildcard-depth san-bad-dns san-unrendered etcd-server-san-missing-client-host
      etcd-server-san-missing-advertised-host etcd-peer-san-missing-host etcd-peer-cn-not-allowed
      front-proxy-cn-not-allowed client-cn-empty identity-unexpected kubelet-cn-format kubelet-cn-node-mismatch
      cn-near-miss cluster-domain-disagree
    `,
    S: 'front-proxy-names-empty masters-group-spread',
  },
  usage: {
    B: `
      eku-missing-server-auth eku-missing-client-auth etcd-server-eku-no-client etcd-peer-eku-incomplete
      ca-eku-restricts
    `,
    S: 'leaf-is-ca leaf-has-cert-sign client-cert-can-serve',
    H: 'ku-no-digital-signature',
  },
  tls: {
    B: 'tls-version-name-invalid tls-min-above-max cipher-unknown cipher-with-tls13-only cipher-cert-mismatch',
    S: 'tls-min-version-low cipher-insecure',
    H: 'serial-duplicate serial-too-long',
  },
  isolation: {
    B: 'front-proxy-client-wrong-ca etcd-client-wrong-ca kubelet-client-wrong-ca',
    S: 'front-proxy-ca-shared etcd-ca-shared requestheader-ca-is-cluster-bundle etcd-client-identity-overreach',
  },
  manifests: {
    B: `
      flag-file-missing flag-file-not-mounted volume-path-misplaced volume-missing-for-mount volume-hostpath-type-mismatch
      volume-symlink-escapes-mount flag-pair-incomplete flag-pair-crossed flag-wrong-role flag-duplicate
      argument-rejected config-file-unusable flags-rejected flag-value-invalid flag-unknown flag-wrong-component flag-removed flag-bool-with-space flag-empty-value flag-relative-path
      flag-underscore client-ca-unset requestheader-incomplete aggregator-client-unset
      kubelet-ca-set-but-selfsigned kubelet-serving-no-address-san kubelet-client-pair-unset
      etcd-servers-no-client-cert etcd-servers-not-member etcd-servers-no-ca etcd-scheme-mismatch etcd-port-mismatch
      etcd-advertise-scheme-mismatch etcd-url-host etcd-client-auth-without-ca etcd-peer-auth-without-ca etcd-advertise-missing
      etcd-env-flag-conflict etcd-config-file-shadows etcd-initial-cluster-mismatch sa-flags-missing
      sa-issuer-changed sa-issuer-not-url kcm-signing-mixed kcm-signing-unset kcm-root-ca-unset kcm-sa-key-unset
      scheduler-config-shadows-kubeconfig sni-pair-invalid manifest-dir-stray-file manifest-probe-host-mismatch
      embedded-config-path
    `,
    'B/S': 'authorization-no-node-or-rbac etcd-peer-pair-unset',
    S: `
      volume-writable-pki tls-serving-pair-unset kubelet-ca-unset anonymous-auth-on token-auth-file-set
      authorization-always-allow etcd-listen-http etcd-client-auth-off etcd-peer-auth-off etcd-auto-tls-on
      etcd-peer-auto-tls-on delegated-auth-unset
    `,
    H: 'manifest-advertise-annotation-stale',
  },
  kubeconfigs: {
    B: `
      kubeconfig-data-and-file kubeconfig-file-missing kubeconfig-bad-base64 kubeconfig-data-is-raw-pem
      kubeconfig-data-double-encoded kubeconfig-data-is-path kubeconfig-file-holds-base64 kubeconfig-redacted
      kubeconfig-dangling-context kubeconfig-duplicate-name kubeconfig-no-current-context
      kubeconfig-insecure-and-ca kubeconfig-no-ca kubeconfig-ca-not-issuer kubeconfig-client-cert-untrusted
      kubeconfig-client-half kubeconfig-no-credentials kubeconfig-no-server kubeconfig-two-auth-methods kubeconfig-server-scheme
      kubeconfig-server-port kubeconfig-server-wildcard-host kubeconfig-tls-server-name kubeconfig-stale-copy
      kubelet-conf-embedded kubeconfig-basic-auth
    `,
    S: 'kubeconfig-insecure kubeconfig-super-admin-present',
    H: 'kubeconfig-ca-is-leaf component-kubeconfig-uses-lb',
  },
  kubelet: {
    B: `
      kubelet-rotate-off kubelet-tls-pair-incomplete kubelet-server-bootstrap-unapproved
      kubelet-current-not-symlink kubelet-current-dangling kubelet-current-incomplete kubelet-current-newer-exists
      kubelet-bootstrap-dead-end kubelet-bootstrap-token-bad kubelet-flag-overrides-config
      kubelet-dropin-exec-twice kubelet-env-quoting kubelet-config-wrong-kind kubelet-kubeconfig-missing
      kubelet-static-path-mismatch kubelet-config-duplicate-key
    `,
    S: `
      kubelet-client-ca-unset kubelet-anonymous-on kubelet-authz-always-allow kubelet-read-only-port
      kubelet-webhook-authn-off
    `,
    H: 'kubelet-tls-and-bootstrap kubelet-dropin-unset-variable',
  },
  requests: {
    B: `
      csr-request-not-pem csr-request-label csr-signature-invalid csr-api-version-removed csr-signer-missing
      csr-signer-unknown csr-usages-missing csr-usages-signer-mismatch csr-subject-signer-mismatch
      csr-san-signer-mismatch csr-masters-group csr-no-cn csr-expiration-range csr-status-cert-mismatch
      csr-approved-not-issued
    `,
    S: 'csr-system-user csr-key-weak',
    H: 'csr-spec-immutable-fields',
  },
  objects: {
    B: `
      tls-secret-key-missing tls-secret-not-base64 tls-secret-double-base64 tls-secret-raw-pem-in-data
      tls-secret-pair-mismatch tls-secret-expired tls-secret-expires-soon tls-secret-chain-incomplete
      tls-secret-ca-mismatch webhook-cabundle-invalid webhook-cabundle-empty webhook-cabundle-not-issuer
      webhook-san-missing webhook-url-not-https webhook-url-and-service webhook-cabundle-expired
      apiservice-cabundle-empty apiservice-cabundle-expired apiservice-cabundle-invalid
      apiservice-cabundle-not-issuer apiservice-san-missing crd-conversion-cabundle-invalid
      root-ca-configmap-stale bootstrap-token-format bootstrap-token-secret-invalid bootstrap-token-expired
      bootstrap-token-no-usage discovery-hash-mismatch discovery-hash-format talos-pair-mismatch
      talos-ca-not-a-ca talos-client-expired talos-client-expires-soon talos-cluster-ca-disagree talosconfig-ca-mismatch
      talos-field-not-base64 ingress-host-not-in-certificate
      gateway-host-not-in-certificate argocd-cluster-config-invalid
    `,
    S: `
      private-key-in-configmap private-key-in-repo apiservice-insecure apiservice-insecure-and-ca
      discovery-unsafe-skip talos-worker-ca-key
    `,
    H: 'tls-secret-opaque',
  },
  permissions: {
    S: `
      key-mode-open cert-mode-writable kubeconfig-mode-open manifest-mode-open kubelet-config-mode
      pki-owner-not-root etcd-data-mode unit-file-mode pki-dir-writable
    `,
  },
  kubeadm: {
    B: `
      kubeadm-api-version-old kubeadm-extra-args-shape kubeadm-extra-args-override-pki kubeadm-cert-sans-invalid
      kubeadm-external-etcd-incomplete kubeadm-external-etcd-scheme kubeadm-encryption-algorithm-invalid
      kubeadm-certs-dir-mismatch kubeadm-advertise-mismatch kubeadm-service-subnet-mismatch
      kubeadm-certificate-key-format
    `,
  },
};

export interface OtherName {
  readonly letter: Letter;
  /** The rule that tells it. */
  readonly by: string;
  /** The reason why it needs no separate rule. */
  readonly why: string;
}

/** Entries that a rule of another name covers. */
export const OTHER_NAME: Readonly<Record<string, OtherName>> = {
  'kcm-root-ca-wrong': {
    letter: 'B',
    by: 'trust/leaf-not-signed-by-trust',
    why: 'Pods verify the API server as every client does; the fault lies at --root-ca-file, which the rule names.',
  },
  'kubelet-client-ca-wrong': {
    letter: 'B',
    by: 'trust/leaf-not-signed-by-trust',
    why: 'The kubelet verifies the API server as a server does its clients; the fault lies at clientCAFile, which the rule names.',
  },
  'kubeconfig-client-cert-expired': {
    letter: 'B',
    by: 'validity/cert-expired',
    why: 'One certificate, one finding; where a kubeconfig uses it the message says what the API server answers.',
  },
  'volume-file-or-create': {
    letter: 'H',
    by: 'manifests/flag-file-missing',
    why: 'That the kubelet makes an empty file is a part of what the missing file comes to.',
  },
  'san-stale-node-name': {
    letter: 'H',
    by: 'names/apiserver-san-missing-advertise-address',
    why: 'A certificate of another node lacks the address of this one, which says what breaks.',
  },
};

/** Entries that are no finding, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'admin-group-needs-binding': 'Every cluster that kubeadm made since 1.29 has it; there is nothing to do.',
  'basic-constraints-missing':
    'RFC 5280 asks for the extension in CAs alone, and nothing in Kubernetes minds a leaf without it.',
  'flag-file-mounted-from-elsewhere': 'The hover says where the file lies on the node; RKE2 mounts every file so.',
  'peer-and-client-ca-same': 'kubeadm makes one CA for both; the catalogue lists it so that nobody adds it.',
  'kubelet-conf-is-kubelet-config': 'kops names its KubeletConfiguration so; files are recognized by what they hold.',
};
