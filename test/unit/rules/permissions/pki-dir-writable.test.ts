import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/pki-dir-writable';
const of = (path: string, bits: number) => machineFindings(RULE, (machine) => machine.set(path, { bits }));

describe(RULE, () => {
  it('reports it at the directory’s first file', async () => {
    const finding = single(await of('etc/kubernetes/pki', 0o777));
    assert.equal(finding.messageId, 'writable');
    assert.deepEqual(finding.slots, { directory: '/etc/kubernetes/pki', mode: '0777', who: 'everyone' });
    assert.deepEqual(
      [finding.path, finding.severity, finding.command],
      ['etc/kubernetes/pki/apiserver-etcd-client.crt', 'warning', 'chmod 755 /etc/kubernetes/pki'],
    );
  });

  it('reports a group', async () => {
    assert.deepEqual(single(await of('var/lib/kubelet/pki', 0o775)).slots, {
      directory: '/var/lib/kubelet/pki',
      mode: '0775',
      who: 'root',
    });
  });

  it('is silent about 755 and less', async () => {
    assert.deepEqual(await of('etc/kubernetes/pki', 0o700), []);
  });

  it('is silent about a directory without certificates', async () => {
    assert.deepEqual(await of('etc/kubernetes/manifests', 0o777), []);
  });
});
