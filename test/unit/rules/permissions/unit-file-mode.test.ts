import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/unit-file-mode';
const of = (bits: number, profile: 'default' | 'cis') =>
  machineFindings(
    RULE,
    (machine) => {
      for (const path of machine.files.keys()) if (path.includes('kubelet.service.d/')) machine.set(path, { bits });
    },
    { profile },
  );

describe(RULE, () => {
  it('asks for 600 in the profile cis', async () => {
    const finding = single(await of(0o644, 'cis'));
    assert.equal(finding.messageId, 'readable');
    assert.deepEqual(finding.slots, { cis: '4.1.1', mode: '0644' });
    assert.match(finding.path, /kubelet\.service\.d\/10-kubeadm\.conf$/);
  });

  it('warns of one that others may change in any profile', async () => {
    const finding = single(await of(0o646, 'default'));
    assert.equal(finding.messageId, 'writable');
    assert.deepEqual(finding.slots, { mode: '0646', who: 'everyone' });
  });

  it('is silent about the package’s own mode, and about 600 in the profile cis', async () => {
    assert.deepEqual(await of(0o644, 'default'), []);
    assert.deepEqual(await of(0o600, 'cis'), []);
  });
});
