import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubectl } from './admin.ts';
import { type Probe, type ProbeSetting, resultOf } from './probe.ts';

/** A certificate that the controller manager signs on request, with which its owner then asks kube-apiserver. */
export const signingProbe: Probe = async (_, setting) => {
  const { node, admin, root, flag } = setting;
  if (admin === undefined) return undefined;
  const certificate = await signed(setting);
  if (certificate === undefined) return { ok: false, text: 'no certificate was issued' };
  writeFileSync(join(root, 'etc/kubernetes/.probe.crt'), certificate);
  const port = flag('kube-apiserver', 'secure-port') ?? '6443';
  const server = [`--server=https://127.0.0.1:${port}`, '--insecure-skip-tls-verify'];
  const pair = ['--client-certificate=/etc/kubernetes/.probe.crt', '--client-key=/etc/kubernetes/.probe.key'];
  return resultOf(await kubectl(node, '/dev/null', [...server, ...pair, 'get', '--raw', '/api']));
};

/** Undefined if nothing is issued within seconds. */
async function signed({ node, admin }: ProbeSetting): Promise<Buffer | undefined> {
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    '/etc/kubernetes/.probe.key',
  ];
  const words = ['openssl', 'req', '-new', '-config', '/dev/null', '-subj', '/CN=probe', ...key];
  const made = await node.enclosure.run(words);
  if (made.code !== 0) throw new Error(`openssl made no request: ${made.stderr}`);
  const request = Buffer.from(made.stdout).toString('base64');
  const spec = { request, signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] };
  const object = {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'probe' },
    spec,
  };
  await admin?.(['apply', '--validate=false', '-f', '-'], JSON.stringify(object));
  await admin?.(['certificate', 'approve', 'probe']);
  for (let at = 0; at < 30; at++) {
    const { stdout = '' } = (await admin?.(['get', 'csr', 'probe', '-o', 'jsonpath={.status.certificate}'])) ?? {};
    if (stdout !== '') return Buffer.from(stdout, 'base64');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return undefined;
}
