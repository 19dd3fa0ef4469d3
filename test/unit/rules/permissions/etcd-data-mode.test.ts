import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/etcd-data-mode';
const of = (bits: number, edit?: Parameters<typeof machineFindings>[3]) =>
  machineFindings(RULE, (machine) => machine.set('var/lib/etcd', { bits }), {}, edit);

describe(RULE, () => {
  it('reports it where the manifest names the directory', async () => {
    const finding = single(await of(0o755));
    assert.deepEqual(finding.slots, { directory: '/var/lib/etcd', mode: '0755' });
    assert.deepEqual(
      [finding.path, finding.severity, finding.command],
      ['etc/kubernetes/manifests/etcd.yaml', 'warning', 'chmod 700 /var/lib/etcd'],
    );
    assert.ok(finding.at.span.start > 0);
  });

  it('is silent about 700', async () => {
    assert.deepEqual(await of(0o700), []);
  });

  it('is silent where no etcd uses the directory', async () => {
    assert.deepEqual(await of(0o755, (node) => node.remove('etc/kubernetes/manifests/etcd.yaml')), []);
  });
});
