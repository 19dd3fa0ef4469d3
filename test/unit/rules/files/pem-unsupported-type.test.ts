import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'files/pem-unsupported-type';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports a negative serial number in Go’s words', async () => {
    const { lines, said } = await judgeNode(RULE, (node) => void node.replaceCertificate(APISERVER, { serial: -5n }));
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.match(
      said[0]?.finding.message ?? '',
      /^kube-apiserver .*x509: negative serial number\. .*\b1\.23\b.*\b1\.32\b/,
    );
    assert.equal(said[0]?.finding.severity, 'error');
  });

  it('only warns of it before Kubernetes 1.32, which reads it still', async () => {
    const { said } = await judgeNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { serial: -5n });
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.31.9'),
      );
    });
    assert.deepEqual(
      said.map(({ finding }) => finding.severity),
      ['warning'],
    );
  });

  it('speaks of Go where nobody is known to read the file', async () => {
    const { said } = await judgeNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { serial: -5n });
      node.put('root/other.crt', node.text(APISERVER));
      node.reissue(APISERVER, {});
    });
    assert.match(said[0]?.finding.message ?? '', /^Go .*x509: negative serial number/);
  });

  it('is silent about P-384, which Go reads', async () => {
    const pair = await key('p384', 'ECDSA-P384');
    const { lines } = await judgeNode(RULE, (node) => void node.reissue(APISERVER, { key: pair }));
    assert.deepEqual(lines, []);
  });
});
