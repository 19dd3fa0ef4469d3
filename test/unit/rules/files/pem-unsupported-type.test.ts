import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'files/pem-unsupported-type';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports a negative serial number in Go’s words', async () => {
    const { lines, said } = await judgeNode(RULE, (node) => void node.replaceCertificate(APISERVER, { serial: -5n }));
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.match(said[0]?.finding.message ?? '', /x509: negative serial number/);
  });

  it('is silent about P-384, which Go reads', async () => {
    const pair = await key('p384', 'ECDSA-P384');
    const { lines } = await judgeNode(RULE, (node) => void node.reissue(APISERVER, { key: pair }));
    assert.deepEqual(lines, []);
  });
});
