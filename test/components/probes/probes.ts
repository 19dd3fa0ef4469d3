import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ForetoldConnection } from '../foretold.ts';
import { kubectl } from './admin.ts';
import { type Probe, resultOf } from './probe.ts';
import { signingProbe } from './signing.ts';
import { tokenProbe } from './tokens.ts';

/** The probe of a connection; undefined if the node's own components exercise it. */
export function probeOf({ kind, client, kubeconfig }: ForetoldConnection): Probe | undefined {
  switch (kind) {
    case 'api':
      if (client === 'kubectl') return kubectlProbe;
      return kubeconfig === undefined ? serviceProbe : client === 'kube-proxy' ? kubectlProbe : undefined;
    case 'etcd':
      return client === 'etcd-health-check' ? healthProbe : undefined;
    case 'kubelet':
      return kubeletProbe;
    case 'aggregation':
      return frontProxyProbe;
    case 'tokens':
      return tokenProbe;
    case 'signing':
      return signingProbe;
    default:
      return undefined;
  }
}

const kubectlProbe: Probe = async ({ kubeconfig = '' }, { node }) =>
  resultOf(await kubectl(node, kubeconfig, ['get', '--raw', '/api']));

/** Whether a container path also exists on the node. Probes do not run in containers. */
function isOnNode(root: string, path: string | undefined): path is string {
  return path !== undefined && existsSync(join(root, path));
}

/** kube-proxy and pods verify with the CA that the controller manager publishes. Who asks does not matter here. */
const serviceProbe: Probe = async ({ host }, { node, root, flag }) => {
  const authority = flag('kube-controller-manager', 'root-ca-file');
  const port = flag('kube-apiserver', 'secure-port') ?? '6443';
  if (host === undefined || !isOnNode(root, authority)) return undefined;
  const server = host.includes(':') ? `[${host}]` : host;
  if (/^[\d.]+$|:/.test(host)) await node.enclosure.run(['ip', 'addr', 'add', host, 'dev', 'lo']);
  const dialed = [`--server=https://${server}:${port}`, `--certificate-authority=${authority}`, '--token=probe'];
  const result = resultOf(await kubectl(node, '/dev/null', [...dialed, 'get', '--raw', '/api']));
  return { ...result, ok: result.ok || /must be logged in|Unauthorized/.test(result.text) };
};

/** kubeadm's liveness probe of old, and what people call by hand; its pair lies next to the CA that etcd trusts. */
const healthProbe: Probe = async ({ host = '127.0.0.1' }, { node, root, flag }) => {
  const authority = flag('etcd', 'trusted-ca-file');
  if (!isOnNode(root, authority)) return undefined;
  const pair = authority.replace(/[^/]*$/, 'healthcheck-client');
  const files = [`--cacert=${authority}`, `--cert=${pair}.crt`, `--key=${pair}.key`];
  const server = host.includes(':') ? `[${host}]` : host;
  const words = [`--endpoints=https://${server}:2379`, '--command-timeout=4s', ...files];
  return resultOf(await node.enclosure.run(['/run/programs/etcdctl', ...words, 'endpoint', 'health']));
};

/** The effect of `kubectl logs` on kube-apiserver: it connects to the kubelet of a node that has registered itself. */
const kubeletProbe: Probe = async (_, { admin, nodeName }) => {
  if (admin === undefined || (await admin(['get', 'node', nodeName])).code !== 0) return undefined;
  return resultOf(await admin(['get', '--raw', `/api/v1/nodes/${nodeName}/proxy/healthz`]));
};

/** curl with OpenSSL at a level at which it loads certificates with weak signatures and keys, as Go does. */
const CURL = [
  'sh',
  '-c',
  'printf "openssl_conf=a\\n[a]\\nssl_conf=b\\n[b]\\nsystem_default=c\\n[c]\\nCipherString=DEFAULT@SECLEVEL=0\\n" >/run/openssl.cnf; ' +
    'OPENSSL_CONF=/run/openssl.cnf exec curl "$@"',
  'curl',
];

/** kube-apiserver judges the front proxy's certificate as an extension API server does: by the same CA and names, which it publishes. */
const frontProxyProbe: Probe = async (_, { node, root, flag }) => {
  const certificate = flag('kube-apiserver', 'proxy-client-cert-file');
  const key = flag('kube-apiserver', 'proxy-client-key-file');
  const header = flag('kube-apiserver', 'requestheader-username-headers')?.split(',')[0];
  if (header === undefined || !isOnNode(root, certificate) || !isOnNode(root, key)) return undefined;
  const port = flag('kube-apiserver', 'secure-port') ?? '6443';
  const words = [...CURL, '-sk', '-m', '5', '--cert', certificate, '--key', key];
  const url = `https://127.0.0.1:${port}/api`;
  const request = ['-H', `${header}: probe`, '-o', '/dev/null', '-w', '%{http_code}', url];
  const result = await node.enclosure.run([...words, ...request]);
  return { ok: /^(200|403)$/.test(result.stdout), text: `${result.stdout}${result.stderr}` };
};
