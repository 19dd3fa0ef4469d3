import assert from 'node:assert/strict';
import { key } from '../../../support/keyPair.ts';
import { base64, pem } from '../../../support/pem.ts';
import { CLIENT, checkMade, checkRequest, madeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-signature-invalid';

describe(RULE, () => {
  it('reports a request that another key signed', async () => {
    for (const algorithm of ['ECDSA-P256', 'RSA-2048', 'Ed25519'] as const) {
      const { findings } = await checkMade(RULE, CLIENT, {
        key: await key('csr', algorithm),
        signingKey: await key('stray', algorithm),
      });
      assert.deepEqual(
        findings.map(({ messageId }) => messageId),
        ['invalid'],
        algorithm,
      );
    }
  });

  it('reports a request that was edited after it was signed', async () => {
    const der = Buffer.from((await madeRequest()).der);
    const at = der.indexOf('jane');
    der.write('root', at);
    const { findings } = await checkRequest(RULE, { request: base64(pem('CERTIFICATE REQUEST', der)) });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['invalid', 'csr.yaml']],
    );
  });

  it('reports MD5, which Go does not verify', async () => {
    const der = Buffer.from((await madeRequest({ key: await key('csr', 'RSA-2048') })).der);
    // sha256WithRSAEncryption becomes md5WithRSAEncryption in the outer algorithm, which is not signed.
    const at = der.lastIndexOf(Buffer.from('2a864886f70d01010b', 'hex'));
    der[at + 8] = 4;
    const { findings } = await checkRequest(RULE, { request: base64(pem('CERTIFICATE REQUEST', der)) });
    assert.deepEqual(
      findings.map(({ messageId, slots }) => [messageId, slots.algorithm]),
      [['insecure', 'MD5-RSA']],
    );
  });

  it('is silent about requests that sign themselves', async () => {
    for (const algorithm of ['ECDSA-P384', 'RSA-2048', 'Ed25519'] as const) {
      assert.deepEqual((await checkMade(RULE, CLIENT, { key: await key('csr', algorithm) })).lines, []);
    }
  });
});
