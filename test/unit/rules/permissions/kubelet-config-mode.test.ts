import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/kubelet-config-mode';
const CONFIG = 'var/lib/kubelet/config.yaml';
const of = (bits: number, profile: 'default' | 'cis') =>
  machineFindings(RULE, (machine) => machine.set(CONFIG, { bits }), { profile });

describe(RULE, () => {
  it('asks for 600 in the profile cis', async () => {
    const finding = single(await of(0o644, 'cis'));
    assert.equal(finding.messageId, 'readable');
    assert.deepEqual(finding.slots, { cis: '4.1.9', mode: '0644' });
    assert.deepEqual([finding.path, finding.command], [CONFIG, 'chmod 600 /var/lib/kubelet/config.yaml']);
  });

  it('warns of one that others may change in any profile', async () => {
    const finding = single(await of(0o664, 'default'));
    assert.equal(finding.messageId, 'writable');
    assert.deepEqual(finding.slots, { mode: '0664', who: 'root' });
  });

  it('is silent about kubeadm’s own mode, and about 600 in the profile cis', async () => {
    assert.deepEqual(await of(0o644, 'default'), []);
    assert.deepEqual(await of(0o600, 'cis'), []);
  });
});
