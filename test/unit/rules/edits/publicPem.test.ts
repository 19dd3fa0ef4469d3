import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { encodedPem, publicPem } from '../../../../src/core/rules/edits/publicPem.ts';
import { issue, LEAF_SHAPE } from '../../../support/certificates.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';
import { madeRequest } from '../../../support/signingRequests.ts';

const NOW = new Date(Date.UTC(2026, 5, 1));
const SECRET = 'Basic YWRtaW46cGFzc3dvcmQ=';
const pkcs8 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });

describe('what a fix repeats', () => {
  let certificate: string;
  let request: string;
  before(async () => {
    certificate = (
      await issue({
        ...LEAF_SHAPE,
        subject: { commonName: 'leaf' },
        key: await key('leaf'),
        notBefore: NOW,
        notAfter: NOW,
      })
    ).pem;
    request = (await madeRequest()).pem;
  });

  it('is PEM of certificates and requests', () => {
    for (const text of [certificate, request, `${certificate}\n${request}\n`]) {
      assert.equal(encodedPem(text), base64(text));
      assert.equal(publicPem(base64(text)), base64(text));
    }
  });

  it('is nothing else, whatever its label is and wherever it stands', () => {
    const key = pkcs8.toString();
    const hidden = key.replaceAll('PRIVATE KEY', 'CERTIFICATE');
    const others = [`${SECRET}\n${certificate}`, `${certificate}${SECRET}\n${request}`, `${request}${SECRET}`];
    for (const text of ['', SECRET, key, certificate + key, hidden, certificate + hidden, ...others]) {
      assert.equal(encodedPem(text), undefined, text);
      assert.equal(publicPem(base64(text)), undefined, text);
    }
    assert.equal(publicPem('no base64'), undefined);
  });

  it('is no password in the field of a request', async () => {
    const text = (value: string) =>
      `apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: {name: x}\nspec:\n  usages: [client auth]\n  signerName: kubernetes.io/kube-apiserver-client\n  request: ${value}\n`;
    for (const value of [SECRET, `|\n    Basic\n    YWRtaW46cGFzc3dvcmQ=`]) {
      const { findings } = (await inspectFiles({ 'csr.yaml': text(value) }, NOW)).report;
      assert.ok(
        findings.some(({ rule }) => rule === 'requests/csr-request-not-pem'),
        value,
      );
      assert.ok(!JSON.stringify(findings.map(({ fixes }) => fixes)).includes('YWRtaW46'), value);
    }
  });
});
