import assert from 'node:assert/strict';
import { reissueCommand } from '../../../../src/core/kubernetes/kubeadm/kubeadmCertificates.ts';
import { rendered } from '../../../support/rendered.ts';

describe('reissueCommand', () => {
  it('names the phase that makes a file', () => {
    assert.equal(
      rendered(reissueCommand('/etc/kubernetes/pki/etcd/server.crt')),
      'kubeadm init phase certs etcd-server',
    );
    assert.equal(rendered(reissueCommand('/etc/kubernetes/scheduler.conf')), 'kubeadm init phase kubeconfig scheduler');
  });

  it('has none for a CA or an unknown file', () => {
    assert.equal(reissueCommand('/etc/kubernetes/pki/ca.crt'), undefined);
    assert.equal(reissueCommand(undefined), undefined);
  });
});
