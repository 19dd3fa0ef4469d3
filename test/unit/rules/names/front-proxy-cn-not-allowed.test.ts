import assert from 'node:assert/strict';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/front-proxy-cn-not-allowed';

describe(RULE, () => {
  it('tells the name at the certificate flag', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } }),
      ),
    );
    assert.equal(finding.messageId, 'notAllowed');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/front-proxy-client.crt`);
    assert.match(finding.message, /subject with cn=aggregator is not in the allowed list/);
  });

  it('is silent where the name is one of several', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } });
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', 'front-proxy-client,aggregator');
      }),
      [],
    );
  });

  it('leaves a certificate of another CA to the rule about it', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', `/${PKI}/apiserver-kubelet-client.crt`),
      ),
      [],
    );
  });
});
