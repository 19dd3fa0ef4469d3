import assert from 'node:assert/strict';
import { certificateLine, certificateState, describeContext, type InspectedNode } from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki';

describe('certificateLine', () => {
  let node: InspectedNode;
  before(async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    pki.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: await pki.otherAuthority('lost-ca') });
    const [only] = (await inspectFiles(pki.files, NOW)).report.nodes;
    assert.ok(only);
    node = only;
  });

  function lineOf(path: string, now = NOW.getTime()): readonly [string, string] {
    const context = describeContext(node, now, { warningDays: 30, caWarningDays: 365 });
    const artifacts = node.view.files.find((one) => one.path === path)?.file.artifacts ?? [];
    const [artifact] = artifacts;
    assert.ok(artifact?.kind === 'certificate');
    return [rendered(certificateLine(artifact.certificate, context)), certificateState(artifact.certificate, context)];
  }

  it('shows the name, the signer and the remaining time', () => {
    assert.deepEqual(lineOf(`${PKI}/apiserver.crt`), [
      'kube-apiserver · signed by kubernetes · expires in 335 days',
      'valid',
    ]);
    assert.deepEqual(lineOf(`${PKI}/ca.crt`)[0].split(' · ').slice(0, 2), ['kubernetes', 'self-signed']);
  });

  it('shows an issuer that is not here', () => {
    assert.match(lineOf(`${PKI}/front-proxy-client.crt`)[0], / · issuer lost-ca not found in the scanned files · /);
  });

  it('describes an expired certificate in words', () => {
    assert.deepEqual(lineOf(`${PKI}/apiserver.crt`, Date.parse('2028-01-01T12:00:00Z')), [
      'kube-apiserver · signed by kubernetes · expired 244 days ago',
      'expired',
    ]);
  });
});
