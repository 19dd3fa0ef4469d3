import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';
import { rendered } from '../../../support/rendered.ts';

const RULE = 'permissions/kubeconfig-mode-open';
const ADMIN = 'etc/kubernetes/admin.conf';
const KUBELET = 'etc/kubernetes/kubelet.conf';
const of = (path: string, bits: number, profile: 'default' | 'cis' = 'default') =>
  machineFindings(RULE, (machine) => machine.set(path, { bits }), { profile });

describe(RULE, () => {
  it('tells who may log in with it', async () => {
    const finding = single(await of(ADMIN, 0o644));
    assert.equal(finding.messageId, 'readable');
    assert.match(rendered(finding.message), /0644\b.* everyone\b/);
    assert.deepEqual(
      [finding.severity, finding.path, finding.command],
      ['warning', ADMIN, 'chmod 600 /etc/kubernetes/admin.conf'],
    );
  });

  it('tells who may change one that only names files', async () => {
    assert.equal(single(await of(KUBELET, 0o620)).messageId, 'writable');
  });

  it('asks for 600 in the profile cis, with the recommendation', async () => {
    for (const [path, bits, text] of [
      [KUBELET, 0o644, /0644\b.* CIS 4\.1\.5\b/],
      [ADMIN, 0o700, /0700\b.* CIS 1\.1\.13\b/],
    ] as const) {
      const finding = single(await of(path, bits, 'cis'));
      assert.equal(finding.messageId, 'wide');
      assert.match(rendered(finding.message), text);
    }
  });

  it('is silent where only names of files may be read', async () => {
    assert.deepEqual(await of(KUBELET, 0o644), []);
  });

  it('is silent about 600 and less', async () => {
    assert.deepEqual(await of(ADMIN, 0o400, 'cis'), []);
  });

  it('is silent where the installer was told a mode for it', async () => {
    const findings = await machineFindings(RULE, (machine) => {
      machine.write('etc/rancher/k3s/k3s.yaml', machine.files.get(ADMIN) ?? '');
      machine.set('etc/rancher/k3s/k3s.yaml', { bits: 0o644 });
    });
    assert.deepEqual(findings, []);
  });
});
