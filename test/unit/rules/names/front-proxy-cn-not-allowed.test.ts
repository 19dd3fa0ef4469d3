import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'names/front-proxy-cn-not-allowed';

describe(RULE, () => {
  it('tells the name at the certificate flag', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } }),
      ),
    );
    assert.equal(finding.messageId, 'notAllowed');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/front-proxy-client.crt`);
    assert.match(finding.code, /subject with cn=aggregator is not in the allowed list/);
  });

  it('is silent where the name is one of several', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } });
      node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', 'front-proxy-client,aggregator');
    });
    assert.deepEqual(lines, []);
  });

  it('leaves a certificate of another CA to the rule about it', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', `/${PKI}/apiserver-kubelet-client.crt`),
    );
    assert.deepEqual(lines, []);
  });
});
