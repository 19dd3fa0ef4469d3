import assert from 'node:assert/strict';
import { certificatePem } from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PATH = 'etc/kubernetes/pki/ca.crt';

describe('certificatePem', () => {
  it('writes what openssl writes, also for DER', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { pem, der } = node.certificate(PATH);
    const { report } = await inspectFiles({ 'ca.der.crt': der }, NOW);
    const [artifact] = report.files.get(`${FOLDER_URI}/ca.der.crt`)?.artifacts ?? [];
    assert.ok(artifact?.kind === 'certificate');
    assert.equal(certificatePem(artifact.certificate), pem);
  });
});
