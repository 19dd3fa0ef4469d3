import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/cert-mode-writable';
const CA = 'etc/kubernetes/pki/ca.crt';
const of = (path: string, bits: number) => machineFindings(RULE, (machine) => machine.set(path, { bits }));

describe(RULE, () => {
  it('reports who may replace a certificate', async () => {
    const finding = single(await of(CA, 0o666));
    assert.equal(finding.messageId, 'writable');
    assert.deepEqual(finding.slots, { mode: '0666', what: 'certificate', who: 'everyone' });
    assert.deepEqual([finding.severity, finding.command], ['warning', 'chmod 644 /etc/kubernetes/pki/ca.crt']);
  });

  it('reports a group, and a public key', async () => {
    const finding = single(await of('etc/kubernetes/pki/sa.pub', 0o664));
    assert.equal(finding.messageId, 'writable');
    assert.deepEqual(finding.slots, { mode: '0664', what: 'public key', who: 'root' });
  });

  it('hints at a mode that is wider for nothing', async () => {
    const finding = single(await of(CA, 0o755));
    assert.deepEqual([finding.messageId, finding.severity], ['wide', 'hint']);
  });

  it('is silent about 644 and less, and leaves keys to their own rule', async () => {
    assert.deepEqual(await of(CA, 0o600), []);
    assert.deepEqual(await of('etc/kubernetes/pki/ca.key', 0o666), []);
  });
});
