/**
 * A stand-in for `k3s certificate rotate` and that of RKE2, which take the pairs of a service away (k3s, pkg/cli/cert/cert.go, rotate;
 * pkg/util/services/services.go, FilesForServices).
 */
import { rmSync } from 'node:fs';

const { ROOT = '', PRODUCT = '' } = process.env;
const [certificate, rotate, option, service = ''] = process.argv.slice(2);

const FILES: Readonly<Record<string, readonly string[]>> = {
  admin: ['server/tls/client-admin'],
  'api-server': ['server/tls/client-kube-apiserver', 'server/tls/serving-kube-apiserver'],
  'controller-manager': ['server/tls/client-controller'],
  scheduler: ['server/tls/client-scheduler'],
  etcd: ['server/tls/etcd/client', 'server/tls/etcd/server-client', 'server/tls/etcd/peer-server-client'],
  'auth-proxy': ['server/tls/client-auth-proxy'],
  kubelet: [
    ...['server/tls/client-kubelet', 'server/tls/serving-kubelet'],
    ...['agent/client-kubelet', 'agent/serving-kubelet'],
  ],
  'kube-proxy': ['server/tls/client-kube-proxy', 'agent/client-kube-proxy'],
};

const files = FILES[service];
if (certificate !== 'certificate' || rotate !== 'rotate' || option !== '--service' || !files) {
  process.stderr.write(`${service} is not a recognized service\n`);
  process.exit(1);
}
for (const file of files) {
  for (const ending of ['crt', 'key']) rmSync(`${ROOT}/var/lib/rancher/${PRODUCT}/${file}.${ending}`, { force: true });
}
