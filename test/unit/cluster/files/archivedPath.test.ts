import assert from 'node:assert/strict';
import { isArchivedPath } from '../../../../src/core/cluster/files/candidates.ts';
import { KEPT } from '../../../../src/core/rules/sequences/sequence.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('copies that nothing reads', () => {
  it('are known by the names of their folders', () => {
    for (const folder of [
      KEPT.slice(1),
      'root/pki-old',
      'etc/kubernetes/pki.bak',
      'old-certs',
      'etc/old_ssl',
      'backups',
    ]) {
      assert.ok(isArchivedPath(`${folder}/apiserver.crt`), folder);
    }
    for (const folder of ['etc/kubernetes/pki', 'old-cluster', 'golden-pki', 'old-pki-tools']) {
      assert.ok(!isArchivedPath(`${folder}/apiserver.crt`), folder);
    }
  });

  it('are not reported where the commands of a finding keep the old files', async () => {
    const { files } = await faultyNode('apiserver-expired', { now: NOW });
    const expired = files.get('etc/kubernetes/pki/apiserver.crt');
    assert.ok(expired);
    files.set(`${KEPT.slice(1)}/apiserver.crt`, expired);
    const { names } = await inspectFiles(files, NOW);
    assert.deepEqual(names, ['validity/cert-expired etc/kubernetes/pki/apiserver.crt']);
  });
});
