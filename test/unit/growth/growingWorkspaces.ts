import {
  apiServiceText,
  authority,
  configMapText,
  NOW,
  pairData,
  secretText,
  serving,
} from '../../support/apiObjects.ts';
import { bootstrapTokenText } from '../../support/bootstrapTokenText.ts';
import { hostedControlPlane } from '../../support/hostedControlPlane.ts';
import { signedToken } from '../../support/jwt.ts';
import { key, privateKeyPem } from '../../support/keyPair.ts';
import { INIT_V1BETA4 } from '../../support/kubeadmConfig.ts';
import { buildNode, type NodeFile, openNode } from '../../support/kubeadmNode.ts';
import { base64 } from '../../support/pem.ts';
import { clientRequestYaml } from '../../support/signingRequests.ts';
import { growingTalos } from './growingTalos.ts';

type Files = Readonly<Record<string, NodeFile | string>>;

/** Workspaces with as many of a thing, or of two things that are joined, as they are asked for. */
export type GrowingWorkspaces = Readonly<Record<string, (count: number) => Files>>;

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const PKI = 'etc/kubernetes/pki';
const many = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at));
const files = (count: number, path: (at: number) => string, content: (at: number) => NodeFile | string): Files =>
  Object.fromEntries(many(count, path).map((one, at) => [one, content(at)]));

/** Made of keys and certificates that are made once, so that no two workspaces differ but in their size. */
export async function growingWorkspaces(): Promise<GrowingWorkspaces> {
  const ca = await authority('growing');
  const leaf = await serving(ca, ['other.example.com']);
  const wide = await serving(
    ca,
    many(256, (at) => `name${at}.example.com`),
  );
  const client = await serving(ca, ['os:admin'], { extendedKeyUsage: ['clientAuth'], sans: [] });
  const bundle = base64(ca.pem);
  const node: Files = Object.fromEntries(await buildNode({ keyAlgorithm: 'ECDSA-P256', now: NOW }));
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
  const tenant = (at: number) => [...hostedControlPlane(pki, `tenant${at}`).values()].join('---\n');
  const bareTenant = (at: number) =>
    [...hostedControlPlane(pki, `tenant${at}`)]
      .flatMap(([path, content]) => (path === 'plane.yaml' ? content : []))
      .join('---\n') +
    `---\n${secretText({ name: 'tenant-ca', namespace: `tenant${at}`, data: { 'ca.crt': 'YQ==' } })}`;
  const keyText = privateKeyPem(leaf.key);
  const request = await clientRequestYaml();
  const token = signedToken(await key('growing tokens'), { iss: 'kubernetes/serviceaccount', sub: 'a' }).text;
  const text = (path: string) => {
    const content = node[path];
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
  };
  const apiserver = text(MANIFEST);
  const withFlags = (lines: readonly string[]) =>
    apiserver.replace(
      '    - --tls-cert-file',
      `${lines.map((line) => `    - ${line}\n`).join('')}    - --tls-cert-file`,
    );
  const kubeletUnit = (names: readonly string[]) =>
    `[Service]\nExecStart=/usr/bin/kubelet ${names.map((name) => `--client-ca-file=/etc/ssl/${name}`).join(' ')}\n`;
  const hook = (at: number) =>
    `- name: hook${at}.example.com\n  clientConfig:\n    service: {name: hook${at}, namespace: web}\n    caBundle: ${bundle}\n`;
  const hooks = (count: number) =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: many}\nwebhooks:\n${many(count, hook).join('')}`;
  const secrets = (count: number, namespace = 'web') =>
    many(count, (at) => secretText({ name: `hook${at}`, namespace, data: pairData(leaf) })).join('---\n');
  const kubeconfig = (count: number) =>
    [
      'apiVersion: v1\nkind: Config\ncurrent-context: c0\nclusters:',
      ...many(
        count,
        (at) => `- name: k${at}\n  cluster: {server: "https://10.0.0.1:6443", certificate-authority-data: ${bundle}}`,
      ),
      'users:',
      ...many(
        count,
        (at) =>
          `- name: u${at}\n  user: {client-certificate-data: ${base64(leaf.pem)}, client-key-data: ${base64(keyText)}}`,
      ),
      'contexts:',
      ...many(count, (at) => `- name: c${at}\n  context: {cluster: k${at}, user: u${at}}`),
      '',
    ].join('\n');
  return {
    ...growingTalos(ca, { certificate: client }),
    'nodes whose files lie elsewhere': (count) => ({
      ...files(
        count,
        (at) => `node${at}/units/kubelet.service`,
        () => kubeletUnit(['kubelet.crt', 'ca.crt']),
      ),
      ...files(
        count,
        (at) => `node${at}/ssl/kubelet.crt`,
        () => leaf.pem,
      ),
      ...files(
        count,
        (at) => `node${at}/ssl/ca.crt`,
        () => ca.pem,
      ),
    }),
    'files in a flat copy': (count) => ({
      'kubelet.service': kubeletUnit(many(count, (at) => `ca${at}.crt`)),
      ...files(
        count,
        (at) => `ca${at}.crt`,
        () => ca.pem,
      ),
    }),
    'directories in a flat copy': (count) =>
      files(
        2 * count,
        (at) => (at < count ? `unit${at}.service` : `one${at - count}.crt`),
        (at) => (at < count ? kubeletUnit([`dir${at}/one${at}.crt`, `dir${at}/ca.crt`]) : ca.pem),
      ),
    'webhooks and Secrets in two files': (count) => ({ 'hooks.yaml': hooks(count), 'secrets.yaml': secrets(count) }),
    'webhooks and Secrets in a file each': (count) => ({
      ...files(
        count,
        (at) => `hooks/h${at}.yaml`,
        (at) => hooks(1).replaceAll('hook0', `hook${at}`),
      ),
      ...files(
        count,
        (at) => `secrets/s${at}.yaml`,
        (at) => secrets(1).replaceAll('hook0', `hook${at}`),
      ),
    }),
    'API services': (count) => ({
      'services.yaml': many(count, () =>
        apiServiceText([`caBundle: ${bundle}`, 'service: {name: metrics, namespace: web}']),
      ).join('---\n'),
      'secrets.yaml': secrets(count),
    }),
    'hosted control planes in a file': (count) => ({ 'tenants.yaml': many(count, tenant).join('---\n') }),
    'long hosted control planes without PEM in a file': (count) => ({
      'tenants.yaml': many(count, (at) => bareTenant(at) + '# none\n'.repeat(800)).join('---\n'),
    }),
    'hosted control planes in a folder each': (count) => files(count, (at) => `tenant${at}/tenant.yaml`, tenant),
    'members of etcd in a file': (count) => ({
      'compose.yml': `services:\n${many(count, (at) => `  etcd${at}:\n    image: etcd\n    command: etcd --name=m${at} --initial-advertise-peer-urls=https://m${at}:2380 --cert-file=/etc/ssl/m${at}.crt\n`).join('')}`,
    }),
    'members of etcd in a unit each': (count) =>
      files(
        count,
        (at) => `systemd/etcd${at}.service`,
        (at) => `[Service]\nExecStart=/usr/bin/etcd --name=m${at} --initial-advertise-peer-urls=https://m${at}:2380\n`,
      ),
    'config maps': (count) => ({
      'maps.yaml': many(count, (at) => configMapText('kube-root-ca.crt', `n${at}`, { 'ca.crt': ca.pem })).join('---\n'),
    }),
    'bootstrap tokens': (count) => ({
      ...node,
      'tokens.yaml': many(count, (at) => bootstrapTokenText({ name: `bootstrap-token-${at}` })).join('---\n'),
    }),
    'signing requests': (count) => ({ ...node, 'csr.yaml': many(count, () => request).join('---\n') }),
    'kubeadm configurations': (count) => ({
      ...node,
      'etc/kubernetes/kubeadm-config.yaml': many(count, () => INIT_V1BETA4).join('---\n'),
    }),
    'unknown flags': (count) => ({ ...node, [MANIFEST]: withFlags(many(count, (at) => `--tls-cert-fil${at}=x`)) }),
    'comments and findings': (count) => ({
      ...node,
      [MANIFEST]: withFlags(
        many(
          count,
          (at) => `--client-ca-fil${at % 10}=x\n    # kubernetes-pki-disable-next-line manifests/flag-unknown -- why`,
        ),
      ),
    }),
    'comments for the whole file': (count) => ({
      ...node,
      [MANIFEST]:
        '# kubernetes-pki-disable-file flag-unknown\n'.repeat(count) +
        withFlags(many(count, (at) => `--client-ca-fil${at % 10}=x`)),
    }),
    'one flag again and again': (count) => ({
      ...node,
      [MANIFEST]: withFlags(many(count, (at) => `--client-ca-file=/etc/kubernetes/pki/gone${at}.crt`)),
    }),
    'keys for service accounts': (count) => ({
      ...node,
      ...files(
        count,
        (at) => `${PKI}/sa${at}.pub`,
        () => text(`${PKI}/sa.pub`),
      ),
      [MANIFEST]: withFlags(many(count, (at) => `--service-account-key-file=/etc/kubernetes/pki/sa${at}.pub`)),
    }),
    'certificates by name': (count) => ({
      ...node,
      [MANIFEST]: withFlags(
        many(count, () => '--tls-sni-cert-key=/etc/kubernetes/pki/apiserver.crt,/etc/kubernetes/pki/apiserver.key'),
      ),
    }),
    'volumes and flags': (count) => ({
      ...node,
      [MANIFEST]: withFlags(many(count, (at) => `--tls-cert-file=/mnt/${at}/a.crt`))
        .replace(
          '    volumeMounts:\n',
          `    volumeMounts:\n${many(count, (at) => `    - {name: v${at}, mountPath: /mnt/${at}}\n`).join('')}`,
        )
        .replace(
          '  volumes:\n',
          `  volumes:\n${many(count, (at) => `  - {name: v${at}, hostPath: {path: /host/${at}, type: File}}\n`).join('')}`,
        ),
    }),
    'manifests of one pod': (count) => ({
      ...node,
      ...files(
        count,
        (at) => `etc/kubernetes/manifests/copy${at}.yaml`,
        () => apiserver,
      ),
    }),
    'pods in one manifest': (count) => ({ ...node, [MANIFEST]: many(count, () => apiserver).join('---\n') }),
    'a kubeconfig of many entries': (count) => ({ ...node, 'etc/kubernetes/admin.conf': kubeconfig(count) }),
    kubeconfigs: (count) => ({
      ...node,
      ...files(
        count,
        (at) => `root/k${at}.kubeconfig`,
        () => text('etc/kubernetes/admin.conf'),
      ),
    }),
    'kubeconfigs and copies of the CA that verifies them': (count) => ({
      ...node,
      [`${PKI}/ca.crt`]: text(`${PKI}/ca.crt`).repeat(count),
      ...files(
        count,
        (at) => `root/k${at}.kubeconfig`,
        () => text('etc/kubernetes/admin.conf'),
      ),
    }),
    'certificates in a file each': (count) => ({
      ...node,
      ...files(
        count,
        (at) => `${PKI}/c${at}.crt`,
        () => leaf.pem,
      ),
    }),
    'certificates and keys': (count) => ({
      ...node,
      ...files(
        count,
        (at) => `${PKI}/c${at}.crt`,
        () => leaf.pem,
      ),
      ...files(
        count,
        (at) => `${PKI}/c${at}.key`,
        () => keyText,
      ),
    }),
    'dated files of the kubelet': (count) => ({
      ...node,
      ...files(
        count,
        (at) => `var/lib/kubelet/pki/kubelet-client-2026-05-01-00-00-${at}.pem`,
        () => leaf.pem + keyText,
      ),
    }),
    'a bundle': (count) => ({ ...node, [`${PKI}/ca.crt`]: ca.pem.repeat(count) }),
    'a chain that goes nowhere': (count) => ({ ...node, [`${PKI}/apiserver.crt`]: leaf.pem.repeat(count) }),
    'bundles in Secrets': (count) => ({
      'secrets.yaml': secretText({ data: { 'ca.crt': base64(ca.pem.repeat(count)), 'tls.crt': base64(leaf.pem) } }),
    }),
    'entries of a Secret': (count) => ({
      'secrets.yaml': secretText({
        data: Object.fromEntries(many(count, (at) => `c${at}.crt`).map((one) => [one, bundle])),
      }),
    }),
    'PEM in a field each': (count) => ({
      'maps.yaml': configMapText(
        'a',
        'b',
        Object.fromEntries(many(count, (at) => `c${at}`).map((one) => [one, ca.pem])),
      ),
    }),
    'names of a certificate': (count) => ({
      ...node,
      [`${PKI}/apiserver.crt`]: wide.pem,
      ...files(
        count,
        (at) => `etc/kubernetes/u${at}.conf`,
        () => text('etc/kubernetes/admin.conf'),
      ),
    }),
    units: (count) => ({
      ...node,
      ...files(
        count,
        (at) => `etc/systemd/system/kubelet.service.d/${at}.conf`,
        (at) =>
          `[Service]\nEnvironment=A${at}=b\nExecStart=\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml $A${at}\n`,
      ),
    }),
    'services of the kubelet': (count) => ({
      ...node,
      ...files(
        count,
        (at) => `etc/systemd/system/kubelet${at}.service`,
        () => kubeletUnit(['kubelet.crt', 'ca.crt']).replace('--', '--kubeconfig=/etc/kubernetes/kubelet.conf --'),
      ),
    }),
    'variables of a unit': (count) => ({
      ...node,
      'etc/systemd/system/kubelet.service': `[Service]\n${many(count, (at) => `Environment=A${at}=--b${at}=c\n`).join('')}ExecStart=/usr/bin/kubelet ${many(count, (at) => `$A${at}`).join(' ')}\n`,
    }),
    'members of etcd': (count) => ({
      ...node,
      'etc/kubernetes/manifests/etcd.yaml': text('etc/kubernetes/manifests/etcd.yaml').replace(
        /--initial-cluster=\S*/,
        `--initial-cluster=${many(count, (at) => `m${at}=https://10.0.${at >> 8}.${at % 256}:2380`).join(',')}`,
      ),
    }),
    'servers of etcd': (count) => ({
      ...node,
      [MANIFEST]: apiserver.replace(
        /--etcd-servers=\S*/,
        `--etcd-servers=${many(count, (at) => `https://10.0.${at >> 8}.${at % 256}:2379`).join(',')}`,
      ),
    }),
    tokens: (count) => ({
      ...node,
      ...files(
        count,
        (at) => `var/t${at}/token`,
        () => token,
      ),
    }),
    nodes: (count) =>
      Object.assign(
        {},
        ...many(count >> 3, (at) => `n${at}`).map((name) =>
          Object.fromEntries(Object.entries(node).map(([path, content]) => [`${name}/${path}`, content])),
        ),
      ),
    'broken PEM': (count) => ({
      ...node,
      [`${PKI}/ca.crt`]: '-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n'.repeat(count),
    }),
    'documents of all kinds': (count) => ({
      ...node,
      'all.yaml': many(count, () =>
        [request, hooks(1), secrets(1), bootstrapTokenText({}), INIT_V1BETA4, kubeconfig(1)].join('---\n'),
      ).join('---\n'),
    }),
  };
}
