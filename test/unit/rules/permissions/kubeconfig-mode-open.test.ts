import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/kubeconfig-mode-open';
const ADMIN = 'etc/kubernetes/admin.conf';
const KUBELET = 'etc/kubernetes/kubelet.conf';
const of = (path: string, bits: number, profile: 'default' | 'cis' = 'default') =>
  machineFindings(RULE, (machine) => machine.set(path, { bits }), { profile });

describe(RULE, () => {
  it('reports who may log in with it', async () => {
    const finding = single(await of(ADMIN, 0o644));
    assert.equal(finding.messageId, 'readable');
    assert.deepEqual(finding.slots, { mode: '0644', who: 'everyone' });
    assert.deepEqual(
      [finding.severity, finding.path, finding.command],
      ['warning', ADMIN, 'chmod 600 /etc/kubernetes/admin.conf'],
    );
  });

  it('reports who may change one that only names files', async () => {
    assert.equal(single(await of(KUBELET, 0o620)).messageId, 'writable');
  });

  it('asks for 600 in the profile cis, with the recommendation', async () => {
    for (const [path, bits, slots] of [
      [KUBELET, 0o644, { mode: '0644', cis: '4.1.5' }],
      [ADMIN, 0o700, { mode: '0700', cis: '1.1.13' }],
    ] as const) {
      const finding = single(await of(path, bits, 'cis'));
      assert.equal(finding.messageId, 'wide');
      assert.deepEqual(finding.slots, slots);
    }
  });

  it('is silent where only names of files may be read', async () => {
    assert.deepEqual(await of(KUBELET, 0o644), []);
  });

  it('is silent about 600 and less', async () => {
    assert.deepEqual(await of(ADMIN, 0o400, 'cis'), []);
  });

  it('is silent if the installer configures a mode for it', async () => {
    const findings = await machineFindings(RULE, (machine) => {
      machine.write('etc/rancher/k3s/k3s.yaml', machine.files.get(ADMIN) ?? '');
      machine.set('etc/rancher/k3s/k3s.yaml', { bits: 0o644 });
    });
    assert.deepEqual(findings, []);
  });
});
