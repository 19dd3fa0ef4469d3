import assert from 'node:assert/strict';
import { apiserverHosts, etcdHosts } from '../../../../src/core/uses/views/dialedHosts.ts';
import { type NodeChange, viewAfter } from '../../../support/viewAfter.ts';

const ADMIN = 'etc/kubernetes/admin.conf';
const ofAdmin = async (change: NodeChange) =>
  apiserverHosts(await viewAfter(change)).flatMap(({ host, kubeconfig }) =>
    kubeconfig?.uri.endsWith(ADMIN) ? host : [],
  );

describe('the hosts that are connected to', () => {
  it('are the names of the Service, its address, what is advertised and what kubeconfigs name', async () => {
    assert.deepEqual(
      apiserverHosts(await viewAfter()).map(({ why, host, at }) => `${why} ${host} ${at?.uri.split('/').at(-1) ?? ''}`),
      [
        'service-name kubernetes.default.svc ',
        'service-name kubernetes ',
        'service-name kubernetes.default ',
        'service-name kubernetes.default.svc.cluster.local ',
        'service-ip 10.96.0.1 kube-apiserver.yaml',
        'advertise-address 10.0.0.10 kube-apiserver.yaml',
        'kubeconfig 10.0.0.10 admin.conf',
        'kubeconfig 10.0.0.10 controller-manager.conf',
        'kubeconfig 10.0.0.10 kubelet.conf',
        'kubeconfig 10.0.0.10 scheduler.conf',
        'kubeconfig 10.0.0.10 super-admin.conf',
      ],
    );
  });

  it('are no address that stands for all', async () => {
    const view = await viewAfter((node) => node.replaceFlag('kube-apiserver', 'advertise-address', '0.0.0.0'));
    assert.ok(!apiserverHosts(view).some(({ why }) => why === 'advertise-address'));
  });

  it('are the name that a kubeconfig verifies, and none where it verifies nothing', async () => {
    const named = await ofAdmin((node) =>
      node.setText(ADMIN, (text) => text.replace(/^( *)server: /m, '$1tls-server-name: kubernetes\n$&')),
    );
    assert.deepEqual(named, ['kubernetes']);
    const insecure = await ofAdmin((node) =>
      node.setText(ADMIN, (text) => text.replace(/certificate-authority-data: .*/, 'insecure-skip-tls-verify: true')),
    );
    assert.deepEqual(insecure, []);
  });

  it('are not those of an etcd elsewhere', async () => {
    const view = await viewAfter((node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2379,https://10.9.9.9:2379'),
    );
    assert.deepEqual(
      etcdHosts(view).map(({ why, host }) => `${why} ${host}`),
      ['etcd-client 127.0.0.1', 'etcd-advertised 10.0.0.10'],
    );
  });
});
