import assert from 'node:assert/strict';
import { CopyCoverage } from '../../../../src/core/cluster/nodes/copyCoverage.ts';

describe('CopiedArea', () => {
  const copied = ['/etc/kubernetes/pki/ca.crt', '/etc/kubernetes/manifests/etcd.yaml'];
  const cases: readonly [path: string, paths: readonly string[], covered: boolean][] = [
    ['/etc/kubernetes/pki/absent.crt', copied, true],
    ['/etc/kubernetes/pkii/ca.crt', copied, true],
    ['/etc/kubernetes/pki/etcd/ca.crt', copied, false],
    ['/etc/kubernetes/pki/etcdd/ca.crt', [...copied, '/etc/kubernetes/pki/etcd/ca.crt'], true],
    ['/etc/kubernetes/ssl/ca.crt', [...copied, '/etc/kubernetes/ssl/etcd/ca.crt'], false],
    ['/etc/kubernetes/scheduler.conf', copied, false],
    ['/etc/kubernetes/scheduler.conf', [...copied, '/etc/kubernetes/admin.conf'], true],
    ['/etc/kubernetes/pki/ca.crt', ['/etc/kubernetes/manifests/etcd.yaml'], false],
    ['/etc/kubernetes/pki/ca.crt', ['/etc/kubernetes/kubelet.env', '/etc/kubernetes/.keep'], false],
    ['/etc/kubernetes/tokens.csv', [...copied, '/etc/kubernetes/kubelet.env'], false],
    ['/etc/kubernetes/tokens.csv', [...copied, '/etc/kubernetes/basic.csv'], true],
    ['/etc/kubernetes/kubelet.conf', [...copied, '/etc/kubernetes/kubelet.service.d/10-kubeadm.conf'], false],
    ['/var/lib/kubelet/pki/kubelet-client-current.pem', copied, false],
    ['/opt/tls/ca.crt', [...copied, '/opt/other/x.crt'], false],
  ];
  for (const [path, paths, covered] of cases) {
    it(`${path} is ${covered ? 'missing' : 'not copied'} next to ${paths.length} files`, () => {
      assert.equal(new CopyCoverage(paths).covers(path), covered);
    });
  }
});
