import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusedByServer, kubectlText } from './clientText.ts';
import { type Listener, listen, serverReason } from './listener.ts';
import { connectionName, type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';
import { runClient } from './runClient.ts';

type Measured = readonly (readonly [name: string, outcome: Outcome])[];

/** kubectl with every kubeconfig of the node, and with what kube-proxy trusts, against the API server's files. */
export async function measureApi(node: PlacedNode): Promise<Measured> {
  const listener = await listen(node, 'kube-apiserver', {
    certificate: node.file('kube-apiserver', 'tls-cert-file') ?? '',
    key: node.file('kube-apiserver', 'tls-private-key-file') ?? '',
    clientCa: node.file('kube-apiserver', 'client-ca-file'),
  });
  try {
    const measured: (readonly [string, Outcome])[] = [];
    for (const path of node.pki.files.keys()) {
      const name = /^etc\/kubernetes\/([^/]*\.conf)$/.exec(path)?.[1];
      if (name === undefined) continue;
      measured.push([connectionName('api', name), await dial(node, listener, name, node.pki.text(path))]);
    }
    const proxy = proxyKubeconfig(node);
    if (proxy) measured.push([connectionName('api', 'kube-proxy'), await dial(node, listener, 'kube-proxy', proxy)]);
    return measured;
  } finally {
    await listener.etcd.stop();
  }
}

/** kubectl's answer with a kubeconfig whose paths and port are those of this disk and this listener. */
export async function dial(node: PlacedNode, listener: Listener, name: string, kubeconfig: string): Promise<Outcome> {
  if (listener.failed) return listener.failed;
  const home = join(node.folder, 'run', 'clients');
  await mkdir(home, { recursive: true });
  // The API server goes on without a certificate, which an etcd with a CA file does not.
  const port = /client-certificate/.test(kubeconfig) ? listener.port : listener.openPort;
  const file = join(home, name);
  const text = kubeconfig.replace(/: \/(etc|var)\//g, `: ${node.folder}/$1/`).replace(/(server: .*:)\d+/, `$1${port}`);
  await writeFile(file, text);
  const from = listener.etcd.lines.length;
  const args = ['--kubeconfig', file, 'get', '--raw', '/version', '--request-timeout=15s'];
  const answer = await runClient('kubectl', args, home);
  if (answer.ok) return 'ok';
  const { stage, text: said } = kubectlText(answer.stderr);
  if (stage === 'configuration') return refusal('configuration', node.plain(said));
  if (!isRefusedByServer(said)) return refusal('client', said);
  // The API server's authenticator calls crypto/x509 itself, without crypto/tls around it.
  const reason = (await serverReason(listener.etcd, from)) ?? `nothing logged: ${said}`;
  return refusal('server', reason.replace(/^tls: failed to verify certificate: /, ''));
}

/** kube-proxy's token, the published root CA, and the API server as the kubelet dials it; undefined without that CA. */
function proxyKubeconfig(node: PlacedNode): string | undefined {
  const rootCa = node.flags('kube-controller-manager').get('root-ca-file');
  if (rootCa === undefined) return undefined;
  const server = /server: (.*)/.exec(node.pki.text('etc/kubernetes/admin.conf'))?.[1] ?? '';
  return kubeconfigOf(server, `certificate-authority: ${rootCa}`, ['token: abc']);
}

export function kubeconfigOf(server: string, trust: string, user: readonly string[]): string {
  return `${[
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    '- name: c',
    '  cluster:',
    `    ${trust}`,
    `    server: ${server}`,
    'contexts:',
    '- name: c',
    '  context: { cluster: c, user: u }',
    'current-context: c',
    'users:',
    '- name: u',
    '  user:',
    ...user.map((line) => `    ${line}`),
  ].join('\n')}\n`;
}
