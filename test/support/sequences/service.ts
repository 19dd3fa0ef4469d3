/**
 * A stand-in for the services of a node, as far as starting one writes files. Run as `systemctl`:
 *
 * - kubelet, pkg/kubelet/certificate/bootstrap and client-go's certificate manager: a kubelet whose kubeconfig embeds a certificate asks for
 *   its own with it, and keeps that in kubelet-client-<time>.pem with the link kubelet-client-current.pem. The controller manager signs.
 * - k3s and RKE2, pkg/daemons/control/deps/deps.go: at the start, pairs that are missing are issued and kubeconfigs are written; a leaf's
 *   file holds its CA as well.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { issueLeaf, type Leaf, loads } from './issueLeaf.ts';

const { ROOT = '', NOW = '', NODE_NAME = '', NODE_ADDRESS = '127.0.0.1', SERVICE_ADDRESS = '' } = process.env;
const [action = '', service = ''] = process.argv.slice(2);

const NODE = { organizations: ['system:nodes'], commonName: `system:node:${NODE_NAME}` };

function startKubelet(): void {
  const file = `${ROOT}/etc/kubernetes/kubelet.conf`;
  if (!existsSync(file) || !readFileSync(file, 'utf8').includes('client-certificate-data:')) return;
  const home = ['var/lib/kubelet', 'etc/kubernetes/kubelet'].find((one) => existsSync(`${ROOT}/${one}/pki`));
  const folder = `${ROOT}/${home ?? 'var/lib/kubelet'}/pki`;
  const current = `${folder}/kubelet-client-current.pem`;
  if (existsSync(current)) return;
  const work = `${folder}/.new`;
  issueLeaf(signer(), { subject: NODE, usages: ['clientAuth'], names: [] }, `${work}.key`, `${work}.crt`);
  const stamp = NOW.slice(0, 19).replaceAll(/[T:]/g, '-');
  const dated = `kubelet-client-${stamp}.pem`;
  writeFileSync(`${folder}/${dated}`, readFileSync(`${work}.crt`, 'utf8') + readFileSync(`${work}.key`, 'utf8'));
  symlinkSync(dated, current);
  for (const ending of ['crt', 'key']) rmSync(`${work}.${ending}`);
}

/** The files of the controller manager's `--cluster-signing-cert-file`, by where kubeadm or minikube has them. */
function signer(): string {
  const folders = ['etc/kubernetes/pki', 'var/lib/minikube/certs', 'etc/kubernetes/ssl', 'srv/kubernetes'];
  folders.push('etc/kubernetes/secrets', 'opt/k8s/pki');
  const found = folders.find((folder) => existsSync(`${ROOT}/${folder}/ca.key`));
  if (!found) throw new Error('no CA to sign with');
  return `${ROOT}/${found}/ca`;
}

function startRancher(product: 'k3s' | 'rke2'): void {
  const tls = `${ROOT}/var/lib/rancher/${product}/server/tls`;
  const client = (commonName: string, organization?: string): Leaf => ({
    subject: { commonName, ...(organization !== undefined && { organizations: [organization] }) },
    usages: ['clientAuth'],
    names: [],
  });
  const etcdNames = [NODE_NAME, 'localhost', '127.0.0.1', NODE_ADDRESS];
  const service = [
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    'kubernetes.default.svc.cluster.local',
  ];
  const pairs: readonly (readonly [file: string, ca: string, leaf: Leaf])[] = [
    ['client-admin', 'client-ca', client('system:admin', 'system:masters')],
    ['client-controller', 'client-ca', client('system:kube-controller-manager')],
    ['client-scheduler', 'client-ca', client('system:kube-scheduler')],
    ['client-kube-apiserver', 'client-ca', client('system:apiserver', 'system:masters')],
    ['client-kubelet', 'client-ca', { subject: NODE, usages: ['clientAuth'], names: [] }],
    ['client-auth-proxy', 'request-header-ca', client('system:auth-proxy')],
    [
      'serving-kube-apiserver',
      'server-ca',
      {
        subject: { commonName: 'kube-apiserver' },
        usages: ['serverAuth'],
        names: [...service, NODE_NAME, 'localhost', '127.0.0.1', SERVICE_ADDRESS, NODE_ADDRESS],
      },
    ],
    ['serving-kubelet', 'server-ca', { subject: NODE, usages: ['serverAuth'], names: [NODE_NAME, NODE_ADDRESS] }],
    ['etcd/client', 'etcd/server-ca', client('etcd-client')],
    [
      'etcd/server-client',
      'etcd/server-ca',
      { subject: { commonName: 'etcd-server' }, usages: BOTH, names: etcdNames },
    ],
    [
      'etcd/peer-server-client',
      'etcd/peer-ca',
      { subject: { commonName: 'etcd-peer' }, usages: BOTH, names: etcdNames },
    ],
  ];
  for (const [file, ca, leaf] of pairs) {
    for (const folder of placesOf(tls, product, file)) {
      const [certificate, key] = [`${folder}/${file}.crt`, `${folder}/${file}.key`];
      if (!wasHere(certificate) || (existsSync(certificate) && existsSync(key))) continue;
      if (!loads(`${tls}/${ca}.key`, 'key')) throw new Error(`no key for ${ca}`);
      mkdirSync(path.dirname(certificate), { recursive: true });
      issueLeaf(`${tls}/${ca}`, leaf, key, certificate);
      writeFileSync(certificate, readFileSync(certificate, 'utf8') + readFileSync(`${tls}/${ca}.crt`, 'utf8'));
    }
  }
  writeKubeconfigs(product, tls);
}

const BOTH = ['serverAuth', 'clientAuth'];

/** A server's pairs, and those of the kubelet on the agent's side. */
function placesOf(tls: string, product: string, file: string): readonly string[] {
  return file.endsWith('-kubelet') ? [tls, `${ROOT}/var/lib/rancher/${product}/agent`] : [tls];
}

/** The stand-in issues what the node had, and no more. */
function wasHere(certificate: string): boolean {
  return (process.env.FILES ?? '').split('\n').includes(path.relative(ROOT, certificate));
}

function writeKubeconfigs(product: string, tls: string): void {
  const users = { admin: 'client-admin', controller: 'client-controller', scheduler: 'client-scheduler' };
  const folder = `${ROOT}/var/lib/rancher/${product}/server/cred`;
  if (!existsSync(folder)) return;
  const server = `https://127.0.0.1:${product === 'k3s' ? 6444 : 6443}`;
  for (const [name, pair] of Object.entries(users)) {
    const file = `${folder}/${name}.kubeconfig`;
    if (existsSync(file) || !wasNamed(file)) continue;
    const place = (one: string) => path.join('/', path.relative(ROOT, `${tls}/${one}`));
    const lines = [
      ...['apiVersion: v1', 'kind: Config', 'current-context: Default', 'clusters:', '- name: local', '  cluster:'],
      ...[`    server: ${server}`, `    certificate-authority: ${place('server-ca.crt')}`],
      ...['users:', '- name: user', '  user:', `    client-certificate: ${place(`${pair}.crt`)}`],
      ...[`    client-key: ${place(`${pair}.key`)}`, 'contexts:', '- name: Default', '  context:'],
      ...['    cluster: local', '    user: user', ''],
    ];
    writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  }
}

/** Whether a file of the node names it, or it was there. */
function wasNamed(file: string): boolean {
  return readdirSync(path.dirname(file)).length > 0 || wasHere(file);
}

if (service === 'kubelet' && action === 'restart') startKubelet();
const [, product] = /^(k3s|rke2)/.exec(service) ?? [];
if (product !== undefined && action === 'start') startRancher(product as 'k3s' | 'rke2');
