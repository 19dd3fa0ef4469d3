import { authoritySpec, issue } from '../../support/certificates.ts';
import { key } from '../../support/keyPair.ts';
import { base64 } from '../../support/pem.ts';

/** A YAML or JSON text, and the name of the file that it stands in. */
export interface YamlInput {
  readonly name: string;
  readonly file: string;
  readonly text: () => string | Promise<string>;
}

/** The size that is read whole: below the 2 MiB of the limit for one document. */
const LARGE = 2_000_000;

const APISERVER_FLAGS = [
  '--advertise-address=10.0.0.10',
  '--allow-privileged=true',
  '--authorization-mode=Node,RBAC',
  '--client-ca-file=/etc/kubernetes/pki/ca.crt',
  '--enable-admission-plugins=NodeRestriction',
  '--enable-bootstrap-token-auth=true',
  '--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt',
  '--etcd-certfile=/etc/kubernetes/pki/apiserver-etcd-client.crt',
  '--etcd-keyfile=/etc/kubernetes/pki/apiserver-etcd-client.key',
  '--etcd-servers=https://127.0.0.1:2379',
  '--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt',
  '--kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key',
  '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
  '--proxy-client-cert-file=/etc/kubernetes/pki/front-proxy-client.crt',
  '--proxy-client-key-file=/etc/kubernetes/pki/front-proxy-client.key',
  '--requestheader-allowed-names=front-proxy-client',
  '--requestheader-client-ca-file=/etc/kubernetes/pki/front-proxy-ca.crt',
  '--requestheader-extra-headers-prefix=X-Remote-Extra-',
  '--requestheader-group-headers=X-Remote-Group',
  '--requestheader-username-headers=X-Remote-User',
  '--secure-port=6443',
  '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
  '--service-account-key-file=/etc/kubernetes/pki/sa.pub',
  '--service-account-signing-key-file=/etc/kubernetes/pki/sa.key',
  '--service-cluster-ip-range=10.96.0.0/12',
  '--tls-cert-file=/etc/kubernetes/pki/apiserver.crt',
  '--tls-private-key-file=/etc/kubernetes/pki/apiserver.key',
];

/** The inputs of the YAML measurements: content of nodes, and each form of the syntax alone. */
export const YAML_INPUTS: readonly YamlInput[] = [
  {
    name: 'kube-apiserver manifest',
    file: 'etc/kubernetes/manifests/kube-apiserver.yaml',
    text: () => manifest('kube-apiserver', APISERVER_FLAGS),
  },
  { name: 'kubeconfig', file: 'etc/kubernetes/admin.conf', text: kubeconfig },
  { name: 'List of Pods', file: 'pods.yaml', text: podList },
  { name: 'List of Pods, JSON', file: 'pods.json', text: podListJson },
  {
    name: 'flat map',
    file: 'flat.yaml',
    text: () => `kind: ConfigMap\n${repeated((at) => `key-${at}: value of ${at}\n`)}`,
  },
  { name: 'deep map', file: 'deep.yaml', text: deepMaps },
  { name: 'ConfigMap of PEM', file: 'certificates.yaml', text: configMap },
  {
    name: 'comments',
    file: 'comments.yaml',
    text: () =>
      `kind: ConfigMap\n${repeated((at) => `# It says what the ${at}th key is for.\nkey-${at}: 1 # and why\n`)}`,
  },
  {
    name: 'flow map',
    file: 'flow.yaml',
    text: () => `kind: ConfigMap\ndata: {${repeated((at) => `key-${at}: value ${at}, `)}}\n`,
  },
  {
    name: 'flow lists',
    file: 'lists.yaml',
    text: () => `kind: ConfigMap\ndata: [${repeated((at) => `[a, ${at}, {b: "c"}], `)}]\n`,
  },
  {
    name: 'quoted values',
    file: 'quoted.yaml',
    text: () =>
      `kind: ConfigMap\ndata:\n${repeated((at) => `  "key-${at}": "one \\"${at}\\""\n  'other-${at}': 'it''s'\n`)}`,
  },
];

function repeated(line: (at: number) => string, length = LARGE): string {
  const lines: string[] = [];
  for (let at = 0, written = 0; written < length; at++) {
    const next = line(at);
    lines.push(next);
    written += next.length;
  }
  return lines.join('');
}

function manifest(name: string, flags: readonly string[], indent = ''): string {
  const lines = `apiVersion: v1
kind: Pod
metadata:
  annotations:
    kubeadm.kubernetes.io/${name}.advertise-address.endpoint: 10.0.0.10:6443
  labels:
    component: ${name}
    tier: control-plane
  name: ${name}
  namespace: kube-system
spec:
  containers:
  - command:
    - ${name}
${flags.map((flag) => `    - ${flag}`).join('\n')}
    image: registry.k8s.io/${name}:v1.33.0
    imagePullPolicy: IfNotPresent
    livenessProbe:
      failureThreshold: 8
      httpGet:
        host: 10.0.0.10
        path: /livez
        port: 6443
        scheme: HTTPS
      initialDelaySeconds: 10
      periodSeconds: 10
      timeoutSeconds: 15
    name: ${name}
    resources:
      requests:
        cpu: 250m
    volumeMounts:
    - mountPath: /etc/ssl/certs
      name: ca-certs
      readOnly: true
    - mountPath: /etc/kubernetes/pki
      name: k8s-certs
      readOnly: true
  hostNetwork: true
  priority: 2000001000
  priorityClassName: system-node-critical
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  volumes:
  - hostPath:
      path: /etc/ssl/certs
      type: DirectoryOrCreate
    name: ca-certs
  - hostPath:
      path: /etc/kubernetes/pki
      type: DirectoryOrCreate
    name: k8s-certs
status: {}
`;
  return indent === '' ? lines : lines.replace(/^(?=.)/gm, indent);
}

function podList(): string {
  const item = (at: number) => `- ${manifest(`pod-${at}`, ['--port=8080', `--name=pod-${at}`], '  ').slice(2)}`;
  return `apiVersion: v1\nkind: List\nitems:\n${repeated(item)}`;
}

function podListJson(): string {
  const item = (at: number) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${at}`, namespace: 'default', labels: { app: 'web', tier: 'front' }, uid: `${at}` },
    spec: {
      containers: [
        { name: 'web', image: 'nginx:1.27', command: ['nginx', '-g', 'daemon off;'], ports: [{ containerPort: 80 }] },
      ],
      volumes: [{ name: 'certs', secret: { secretName: `web-${at}`, defaultMode: 420 } }],
    },
    status: { phase: 'Running', podIP: '10.244.0.7', conditions: [{ type: 'Ready', status: 'True' }] },
  });
  const items: unknown[] = [];
  for (let length = 0; length < LARGE; length += JSON.stringify(items.at(-1), undefined, 4).length * 1.4)
    items.push(item(items.length));
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 4)}\n`;
}

async function kubeconfig(): Promise<string> {
  const certificate = base64(await certificatePem());
  return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${certificate}
    server: https://10.0.0.10:6443
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    user: kubernetes-admin
  name: kubernetes-admin@kubernetes
current-context: kubernetes-admin@kubernetes
kind: Config
preferences: {}
users:
- name: kubernetes-admin
  user:
    client-certificate-data: ${certificate}
    client-key: /etc/kubernetes/pki/admin.key
`;
}

/** Maps in maps, one below the other. */
function deepMaps(): string {
  const levels = Array.from({ length: DEPTH }, (_, level) => `${' '.repeat(level)}key-${level}:\n`).slice(1);
  return `kind: ConfigMap\n${repeated((at) => `map-${at}:\n${levels.join('')}`)}`;
}

/** Less than the 100 levels that js-yaml read. */
const DEPTH = 90;

async function configMap(): Promise<string> {
  const certificate = (await certificatePem()).replace(/^(?=.)/gm, '    ');
  return `apiVersion: v1\nkind: ConfigMap\ndata:\n${repeated((at) => `  ca-${at}.crt: |\n${certificate}`)}`;
}

async function certificatePem(): Promise<string> {
  const pair = await key('yaml inputs', 'RSA-2048');
  return issue(authoritySpec('kubernetes', pair, NOW, LATER)).pem;
}

const NOW = new Date('2026-06-01T12:00:00Z');
const LATER = new Date('2036-06-01T12:00:00Z');
