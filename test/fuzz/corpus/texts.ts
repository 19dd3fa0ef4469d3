import {
  apiServiceText,
  calls,
  configMapText,
  crdText,
  pairData,
  secretText,
  webhookText,
} from '../../support/apiObjects.ts';
import { bootstrapTokenText } from '../../support/bootstrapTokenText.ts';
import type { IssuedCertificate } from '../../support/certificates.ts';
import { privateKeyPem } from '../../support/keyPair.ts';
import {
  CLUSTER_V1BETA3,
  CLUSTER_V1BETA4,
  INIT_V1BETA4,
  JOIN_V1BETA4,
  KUBESPRAY,
  TEMPLATE,
} from '../../support/kubeadmConfig.ts';
import { base64 } from '../../support/pem.ts';

/** The secret half of the bootstrap tokens here. */
export const TOKEN_SECRET = 'k3w9z1qpx7mv2t8r';

/** Configurations of kubeadm in each version. */
export const KUBEADM_TEXTS = [CLUSTER_V1BETA3, CLUSTER_V1BETA4, INIT_V1BETA4, JOIN_V1BETA4, KUBESPRAY, TEMPLATE].map(
  withOwnToken,
);

/** The digits of the examples stand elsewhere too. */
function withOwnToken(text: string): string {
  return text.replaceAll('0123456789abcdef', TOKEN_SECRET);
}

/** The words of them, and of the others here, that must appear nowhere. */
export const SECRET_WORDS = [
  TOKEN_SECRET,
  'e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204',
  'hunter2-basic-secret',
];

export function objectTexts(leaf: IssuedCertificate, ca: IssuedCertificate, token: string): readonly string[] {
  const caBundle = base64(ca.pem);
  return [
    secretText({ namespace: 'default', data: pairData(leaf, { ca }) }),
    secretText({ type: '', stringData: { 'tls.crt': leaf.pem, 'tls.key': privateKeyPem(leaf.key) } }),
    secretText({ type: 'kubernetes.io/service-account-token', data: { 'ca.crt': caBundle, token: base64(token) } }),
    secretText({ type: 'kubernetes.io/basic-auth', stringData: { username: 'a', password: 'hunter2-basic-secret' } }),
    bootstrapTokenText({ data: { 'token-secret': TOKEN_SECRET } }),
    webhookText({ config: calls('policy', 'default', caBundle) }),
    webhookText({ config: [`url: https://policy.example.com/x`, `caBundle: ${caBundle}`] }),
    apiServiceText(['service: { name: metrics, namespace: kube-system }', `caBundle: ${caBundle}`]),
    crdText(calls('widgets', 'default', caBundle)),
    configMapText('kube-root-ca.crt', 'default', { 'ca.crt': ca.pem }),
    configMapText('cluster-info', 'kube-public', { kubeconfig: tokenKubeconfig(caBundle, token) }),
    tokenKubeconfig(caBundle, token),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'ConfigMap', data: { 'ca.crt': ca.pem } }],
    }),
  ];
}

function tokenKubeconfig(caBundle: string, token: string): string {
  return `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster:
    server: https://10.0.0.1:6443
    certificate-authority-data: ${caBundle}
    tls-server-name: kubernetes
users:
- name: builder
  user:
    token: ${token}
- name: joining
  user:
    token: abcdef.${TOKEN_SECRET}
- name: basic
  user:
    username: a
    password: hunter2-basic-secret
- name: plugin
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: aws
contexts:
- name: c
  context:
    cluster: c
    user: builder
current-context: c
`;
}

export const UNIT_TEXTS = [
  `[Unit]
Description=kube-apiserver
[Service]
# a comment
EnvironmentFile=-/etc/etcd.env
Environment="A=--one --two=3" B=c
ExecStart = /usr/bin/kube-apiserver \\
  --client-ca-file=/etc/kubernetes/pki/ca.crt \\
# between
  '--tls-cert-file=/etc/kubernetes/pki/apiserver.crt' $A \${B} \\
  "--tls-private-key-file=/etc/kubernetes/pki/apiserver.key"
Restart=always
`,
  `[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
ExecStart=
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_KUBEADM_ARGS %i %% \\x41 \\"
`,
];

export const ENVIRONMENT_TEXTS = [
  `# etcd
ETCD_NAME=cp-1
ETCD_CERT_FILE="/etc/ssl/etcd/member.pem"
export ETCD_KEY_FILE='/etc/ssl/etcd/member-key.pem'
ETCD_LISTEN_CLIENT_URLS=https://127.0.0.1:2379,https://[::1]:2379
ETCD_PEER_CLIENT_CERT_AUTH=true
`,
  `KUBELET_KUBEADM_ARGS="--container-runtime-endpoint=unix:///run/x.sock --pod-infra-container-image=p:3 --tls-cert-file=/a b"\n`,
  `--etcd-cafile=/var/snap/microk8s/current/certs/ca.crt
--tls-cert-file=\${SNAP_DATA}/certs/server.crt
--client-ca-file=\${SNAP_DATA}/certs/ca.crt
`,
];

export const EXPIRATION_TEXTS = [
  `[check-expiration] Reading configuration from the cluster...

CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
admin.conf                 Dec 30, 2026 23:36 UTC   364d            ca                      no      
!MISSING! apiserver                                                                                 
etcd-server                Jan 02, 2026 03:04 UTC   <invalid>       etcd-ca                 no      

CERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED
ca                      Dec 28, 2035 23:36 UTC   9y              no      
`,
  JSON.stringify({
    kind: 'CertificateExpirationInfo',
    apiVersion: 'output.kubeadm.k8s.io/v1alpha3',
    certificates: [
      { name: 'admin.conf', expirationDate: '2026-12-30T23:36:00Z', residualTime: '8735h', missing: false },
      { name: 'apiserver', missing: true },
    ],
    certificateAuthorities: [{ name: 'ca', expirationDate: '2035-12-28T23:36:00Z', residualTime: '78840h' }],
  }),
];
