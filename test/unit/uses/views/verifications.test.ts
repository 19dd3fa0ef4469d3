import assert from 'node:assert/strict';
import { peerVerificationSpecs } from '../../../../src/core/uses/views/verifications.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { type NodeChange, viewAfter } from '../../../support/viewAfter.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const ADMIN = 'etc/kubernetes/admin.conf';
const nameOf = (uri: string) => uri.split('/').at(-1);

async function specsAfter(change?: NodeChange): Promise<readonly string[]> {
  return peerVerificationSpecs(await viewAfter(change)).map(lineOf);
}

const lineOf = ({
  domain,
  purpose,
  presentedBy,
  presented,
  trustedBy,
  trusted,
}: ReturnType<typeof peerVerificationSpecs>[number]) =>
  `${domain} ${purpose}: ${presentedBy} ${nameOf(presented.uri)}, ${trustedBy} ${nameOf(trusted.uri)}`;

describe('who verifies whom', () => {
  it('lists each verification on a kubeadm node', async () => {
    const kubeconfigs = [
      ['kubectl', 'admin.conf', 'admin.conf'],
      ['kube-controller-manager', 'controller-manager.conf', 'controller-manager.conf'],
      ['kubelet', 'kubelet.conf', 'kubelet-client-2026-05-02-12-00-20.pem'],
      ['kube-scheduler', 'scheduler.conf', 'scheduler.conf'],
      ['kubectl', 'super-admin.conf', 'super-admin.conf'],
    ].flatMap(([owner, file, certificate]) => [
      `cluster serverAuth: kube-apiserver apiserver.crt, ${owner} ${file}`,
      `cluster clientAuth: ${owner} ${certificate}, kube-apiserver ca.crt`,
    ]);
    assert.deepEqual(await specsAfter(), [
      ...kubeconfigs,
      'cluster serverAuth: kube-apiserver apiserver.crt, pod ca.crt',
      'etcd serverAuth: etcd server.crt, kube-apiserver ca.crt',
      'etcd clientAuth: kube-apiserver apiserver-etcd-client.crt, etcd ca.crt',
      'etcd clientAuth: etcd-health-check healthcheck-client.crt, etcd ca.crt',
      'etcd-peer serverAuth: etcd peer.crt, etcd ca.crt',
      'etcd-peer clientAuth: etcd peer.crt, etcd ca.crt',
      'cluster clientAuth: kube-apiserver apiserver-kubelet-client.crt, kubelet ca.crt',
      'front-proxy clientAuth: kube-apiserver front-proxy-client.crt, extension-apiserver front-proxy-ca.crt',
    ]);
  });

  it('is unknown for a certificate next to a token', async () => {
    const specs = await specsAfter((node) =>
      node.setText(ADMIN, (text) => text.replace(/^( *)client-certificate-data:/m, '$1token: abc\n$&')),
    );
    assert.ok(!specs.includes('cluster clientAuth: kubectl admin.conf, kube-apiserver ca.crt'));
  });

  it('is not known of the server behind a proxy, nor what it trusts', async () => {
    const specs = await specsAfter((node) =>
      node.setText(ADMIN, (text) => text.replace(/^( *)server: /m, '$1proxy-url: http://proxy.example.com\n$&')),
    );
    assert.ok(!specs.includes('cluster serverAuth: kube-apiserver apiserver.crt, kubectl admin.conf'));
    assert.ok(!specs.includes('cluster clientAuth: kubectl admin.conf, kube-apiserver ca.crt'));
  });

  it('is not known of a worker whose kubeconfig brings another CA than the copy that is taken for the API server’s', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', joined: true });
    const other = await node.otherAuthority();
    const client = 'cluster clientAuth: kubelet kubelet-client-2026-05-02-12-00-20.pem, kube-apiserver ca.crt';
    const worker = async () => {
      const files = [...node.files].filter(([path]) => /kubelet|pki\/ca\.crt$/.test(path) && !path.includes('etcd'));
      const { report } = await inspectFiles(new Map(files), NOW);
      return report.nodes.flatMap(({ view }) => peerVerificationSpecs(view).map(lineOf));
    };
    assert.ok((await worker()).includes(client));
    node.setKubeconfigAuthority('etc/kubernetes/kubelet.conf', other);
    assert.ok(!(await worker()).includes(client));
  });
});
