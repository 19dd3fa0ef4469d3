import assert from 'node:assert/strict';
import { certificateRequest } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'trust/cert-is-csr-or-crl';

describe(RULE, () => {
  it('reports a request in the place of a certificate', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        const subject = { commonName: 'kube-apiserver' };
        node.put(APISERVER, certificateRequest({ subject, key: await key('request') }).pem);
      }),
    );
    assert.equal(finding.messageId, 'notACertificate');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.equal(finding.slots.label, '--tls-cert-file kube-apiserver');
    assert.equal(finding.slots.kind, 'a certificate signing request');
  });

  it('is silent where a request follows the certificate', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const subject = { commonName: 'kube-apiserver' };
      const { pem } = certificateRequest({ subject, key: await key('request') });
      node.setText(APISERVER, (text) => text + pem);
    });
    assert.deepEqual(lines, []);
  });
});
