import type { Draw } from '../../fuzz/draw.ts';
import type { ComponentDraft, NodeDraft } from './nodeDraft.ts';
import { kubeadmApi } from './release.ts';

/** Configuration files besides the flags, each named by one, and mounted. */
export function addSettingsFiles(draft: NodeDraft, draw: Draw): void {
  const apiserver = draft.components.get('kube-apiserver');
  // Pods that mount Secrets read no file of the host.
  if (apiserver !== undefined && draft.design.layout.runs !== 'workloads') addApiserverFiles(draft, apiserver, draw);
  addKubeadmConfig(draft, draw);
}

function addApiserverFiles(draft: NodeDraft, apiserver: ComponentDraft, draw: Draw): void {
  const { minor } = draft.design.release;
  const add = (flag: string, path: string, text: string) => {
    draft.putAt(path, text);
    draft.setFlag('kube-apiserver', flag, path);
    const folder = path.replace(/\/[^/]+$/, '');
    if (!apiserver.mounts.some((mount) => folder === mount || folder.startsWith(`${mount}/`)))
      apiserver.mounts.push(folder);
  };
  if (minor >= 30 && draw.chance(8)) {
    add('authentication-config', '/etc/kubernetes/auth/authentication.yaml', authenticationText(draft));
  }
  if (draw.chance(5))
    add('encryption-provider-config', '/etc/kubernetes/enc/encryption.yaml', encryptionText(draft.design.seed));
  if (draw.chance(5)) {
    add(
      'audit-policy-file',
      '/etc/kubernetes/audit/policy.yaml',
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n',
    );
    draft.setFlag('kube-apiserver', 'audit-log-path', '-');
  }
  if (minor >= 20 && draw.chance(8)) add('egress-selector-config-file', '/etc/kubernetes/egress/egress.yaml', EGRESS);
}

function authenticationText(draft: NodeDraft): string {
  const pem = draft.certificate('front-proxy-ca').pem.trim().split('\n');
  const version = draft.design.release.minor < 34 ? 'v1beta1' : 'v1';
  return `apiVersion: apiserver.config.k8s.io/${version}
kind: AuthenticationConfiguration
jwt:
- issuer:
    url: https://login.example.com
    audiences:
    - kubernetes
    certificateAuthority: |
${pem.map((line) => `      ${line}\n`).join('')}  claimMappings:
    username:
      claim: sub
      prefix: "oidc:"
`;
}

function encryptionText(seed: number): string {
  const secret = Buffer.from(`generated key ${seed}`.padEnd(32, '.').slice(0, 32)).toString('base64');
  return `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources:
  - secrets
  providers:
  - secretbox:
      keys:
      - name: key1
        secret: ${secret}
  - identity: {}
`;
}

const EGRESS = `apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
- name: cluster
  connection:
    proxyProtocol: GRPC
    transport:
      uds:
        udsName: /etc/kubernetes/konnectivity-server/konnectivity-server.socket
`;

/** kubeadm's configuration, which many people keep. */
function addKubeadmConfig(draft: NodeDraft, draw: Draw): void {
  const { layout, release, endpoint, address, serviceSubnet, podSubnet, domain, nodeName } = draft.design;
  if (layout.name !== 'kubeadm' || !draw.chance(4)) return;
  const api = kubeadmApi(release);
  const path = draw.pick([
    '/root/kubeadm-config.yaml',
    '/etc/kubernetes/kubeadm-config.yaml',
    '/etc/kubernetes/kubeadm.yaml',
  ]);
  const certificateAuthority = endpoint === undefined ? [] : [`controlPlaneEndpoint: ${endpoint}`];
  draft.putAt(
    path,
    `${[
      `apiVersion: kubeadm.k8s.io/${api}`,
      'kind: InitConfiguration',
      'localAPIEndpoint:',
      `  advertiseAddress: ${JSON.stringify(address)}`,
      `  bindPort: ${draft.design.port}`,
      'nodeRegistration:',
      `  name: ${nodeName}`,
      '---',
      `apiVersion: kubeadm.k8s.io/${api}`,
      'kind: ClusterConfiguration',
      `kubernetesVersion: ${release.version}`,
      ...certificateAuthority,
      'networking:',
      `  dnsDomain: ${domain}`,
      `  podSubnet: ${podSubnet}`,
      `  serviceSubnet: ${serviceSubnet}`,
    ].join('\n')}\n`,
  );
}
