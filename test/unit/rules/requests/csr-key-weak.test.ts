import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import * as der from '../../../support/der.ts';
import { encodeName } from '../../../support/distinguishedName.ts';
import { key } from '../../../support/keyPair.ts';
import { base64, pem } from '../../../support/pem.ts';
import { allRules, CLIENT, checkMade, checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-key-weak';

/** A request that signs itself with a key of any kind. */
function requestOf(pair: ReturnType<typeof generateKeyPairSync>, oid: string, hash: string | undefined): string {
  const { privateKey, publicKey } = pair;
  if (typeof privateKey === 'string' || privateKey instanceof Buffer) throw new Error('a key object is wanted');
  if (typeof publicKey === 'string' || publicKey instanceof Buffer) throw new Error('a key object is wanted');
  const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
  const info = der.sequence(der.integer(0n), encodeName({ commonName: 'jane' }), spki, der.explicit(0));
  const signature = der.bitString(Uint8Array.from(sign(hash, info, privateKey)));
  const algorithm = der.sequence(der.oid(oid), ...(hash === undefined ? [] : [der.nothing()]));
  return base64(pem('CERTIFICATE REQUEST', der.sequence(info, algorithm, signature)));
}

describe(RULE, () => {
  it('warns about RSA below 2048 bits', async () => {
    const { findings } = await checkMade(RULE, CLIENT, { key: await key('csr', 'RSA-1024') });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['weak', 'warning']],
    );
    assert.equal(findings[0]?.slots.key, '1024');
  });

  it('reports a request that Go rejects', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 768 });
    const rsa = await checkRequest(RULE, { request: requestOf(small, '1.2.840.113549.1.1.11', 'sha256') });
    assert.deepEqual(
      rsa.findings.map(({ messageId, severity }) => [messageId, severity]),
      [['refused', 'error']],
    );
    const goldilocks = generateKeyPairSync('ed448');
    const ed448 = await checkRequest(RULE, { request: requestOf(goldilocks, '1.3.101.113', undefined) });
    assert.deepEqual(
      ed448.findings.map(({ messageId, severity }) => [messageId, severity]),
      [['unreadable', 'error']],
    );
  });

  it('leaves what Go cannot parse to the rule about that', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const request = requestOf(pair, '1.2.840.10045.4.3.2', 'sha256');
    const said = await allRules('csr.yaml', await clientRequestYaml({ request }));
    assert.deepEqual(
      said.map((line) => line.split(' ')[0]),
      ['files/pem-unsupported-type'],
    );
  });

  it('is silent about the usual keys', async () => {
    for (const algorithm of ['RSA-2048', 'ECDSA-P521', 'Ed25519'] as const) {
      assert.deepEqual((await checkMade(RULE, CLIENT, { key: await key('csr', algorithm) })).lines, []);
    }
  });
});
