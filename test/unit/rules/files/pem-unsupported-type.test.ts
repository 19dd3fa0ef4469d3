import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'files/pem-unsupported-type';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports a negative serial number in Go’s words', async () => {
    const { lines, findings } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { serial: -5n }),
    );
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.equal(findings[0]?.slots.detail, 'kube-apiserver x509: negative serial number');
    assert.equal(findings[0]?.severity, 'error');
  });

  it('only warns of it before Kubernetes 1.32, which reads it still', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { serial: -5n });
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.31.9'),
      );
    });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('speaks of Go where nobody is known to read the file', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { serial: -5n });
      node.put('root/other.crt', node.text(APISERVER));
      node.reissue(APISERVER, {});
    });
    assert.equal(findings[0]?.slots.detail, 'x509: negative serial number');
  });

  it('is silent about P-384, which Go reads', async () => {
    const pair = await key('p384', 'ECDSA-P384');
    const { lines } = await checkNode(RULE, (node) => void node.reissue(APISERVER, { key: pair }));
    assert.deepEqual(lines, []);
  });
});
