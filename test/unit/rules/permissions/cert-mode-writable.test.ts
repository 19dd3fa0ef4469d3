import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';
import { rendered } from '../../../support/rendered.ts';

const RULE = 'permissions/cert-mode-writable';
const CA = 'etc/kubernetes/pki/ca.crt';
const of = (path: string, bits: number) => machineFindings(RULE, (machine) => machine.set(path, { bits }));

describe(RULE, () => {
  it('tells who may replace a certificate', async () => {
    const finding = single(await of(CA, 0o666));
    assert.equal(finding.messageId, 'writable');
    assert.match(rendered(finding.message), /0666\b.* everyone\b.* certificate\b/);
    assert.deepEqual([finding.severity, finding.command], ['warning', 'chmod 644 /etc/kubernetes/pki/ca.crt']);
  });

  it('tells of a group, and of a public key', async () => {
    const finding = single(await of('etc/kubernetes/pki/sa.pub', 0o664));
    assert.equal(finding.messageId, 'writable');
    assert.match(rendered(finding.message), /0664\b.* the group root\b.* public key\b/);
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
