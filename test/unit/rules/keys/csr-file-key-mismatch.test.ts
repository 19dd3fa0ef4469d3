import assert from 'node:assert/strict';
import { certificateRequest } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/csr-file-key-mismatch';

describe(RULE, () => {
  it('reports the request', async () => {
    const finding = only(
      await checkNode(RULE, async (node) =>
        node.put(
          `${PKI}/apiserver.csr`,
          certificateRequest({ subject: { commonName: 'kube-apiserver' }, key: await key('stray') }).pem,
        ),
      ),
    );
    assert.equal(finding.messageId, 'mismatch');
    assert.equal(finding.path, `${PKI}/apiserver.csr`);
    assert.deepEqual([finding.slots.csr, finding.slots.key], ['apiserver.csr', 'apiserver.key']);
  });

  it('is silent if another key in the folder matches, as cfssl names them', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const own = await key('stray');
      node.put(`${PKI}/apiserver.csr`, certificateRequest({ subject: { commonName: 'kube-apiserver' }, key: own }).pem);
      node.put(`${PKI}/apiserver-key.pem`, privateKeyPem(own));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a request of the key', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const own = node.certificate(APISERVER).key;
      node.put(`${PKI}/apiserver.csr`, certificateRequest({ subject: { commonName: 'kube-apiserver' }, key: own }).pem);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a request for somebody else than the certificate of the key', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.put(
        `${PKI}/ca.csr`,
        certificateRequest({ subject: { commonName: 'pod-webhook' }, key: await key('stray') }).pem,
      ),
    );
    assert.deepEqual(lines, []);
  });
});
