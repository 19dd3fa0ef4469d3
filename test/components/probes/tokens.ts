import { kubectl } from './admin.ts';
import { type Probe, resultOf } from './probe.ts';

/** A token that kube-apiserver signs itself, and one that the controller manager's key has signed. */
export const tokenProbe: Probe = async ({ client }, { node, admin, flag }) => {
  if (admin === undefined) return undefined;
  // Tokens of the controller manager's key are for Secrets that ask for one.
  const token = client === 'kube-apiserver' ? await requested(admin) : await filled(admin);
  if (token === undefined) return undefined;
  const port = flag('kube-apiserver', 'secure-port') ?? '6443';
  const server = [`--server=https://127.0.0.1:${port}`, '--insecure-skip-tls-verify'];
  return resultOf(await kubectl(node, '/dev/null', [...server, `--token=${token}`, 'get', '--raw', '/api']));
};

type Admin = NonNullable<Parameters<Probe>[1]['admin']>;

async function requested(admin: Admin): Promise<string | undefined> {
  await admin(['create', 'serviceaccount', 'probe', '--namespace=kube-system']);
  const { code, stdout } = await admin(['create', 'token', 'probe', '--namespace=kube-system']);
  return code === 0 ? stdout.trim() : undefined;
}

const SECRET = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/service-account-token',
  metadata: { name: 'probe', namespace: 'kube-system', annotations: { 'kubernetes.io/service-account.name': 'probe' } },
});

/** Undefined if the controller manager does not fill the Secret within seconds. */
async function filled(admin: Admin): Promise<string | undefined> {
  await admin(['create', 'serviceaccount', 'probe', '--namespace=kube-system']);
  await admin(['apply', '--validate=false', '-f', '-'], SECRET);
  for (let at = 0; at < 8; at++) {
    const { stdout } = await admin([
      'get',
      'secret',
      'probe',
      '--namespace=kube-system',
      '-o',
      'jsonpath={.data.token}',
    ]);
    if (stdout !== '') return Buffer.from(stdout, 'base64').toString();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return undefined;
}
