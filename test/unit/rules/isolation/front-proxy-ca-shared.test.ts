import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'isolation/front-proxy-ca-shared';

describe(RULE, () => {
  it('tells that a name alone makes a front proxy', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const { signer } = node.authorities.ca;
        node.setCertificate(`${PKI}/front-proxy-ca.crt`, signer);
        for (const path of [`${PKI}/front-proxy-client.crt`]) node.replaceCertificate(path, { issuer: signer });
      }),
    );
    assert.equal(finding.messageId, 'named');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/front-proxy-ca.crt`);
    assert.equal(finding.severity, 'warning');
  });

  it('warns where every name is allowed', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer);
        node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: node.authorities.ca.signer });
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined);
      }),
    );
    assert.equal(finding.messageId, 'anyone');
    assert.equal(finding.severity, 'warning');
  });

  it('is an error where the front proxy has still the CA of before', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer)),
    );
    assert.equal(finding.severity, 'error');
  });

  it('is silent where only the names are equal', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.setCertificate(`${PKI}/front-proxy-ca.crt`, await node.otherAuthority('kubernetes')),
    );
    assert.deepEqual(lines, []);
  });

  it('tells the CA of clients behind the flag, once', async () => {
    const change = (node: NodePki) =>
      node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', `/${PKI}/ca.crt`);
    assert.equal(only(await checkNode(RULE, change)).text, `/${PKI}/ca.crt`);
    assert.deepEqual((await checkNode('isolation/front-proxy-client-wrong-ca', change)).findings, []);
  });

  it('leaves a wrong bundle for clients to the rule of the fault', async () => {
    const change = (node: NodePki) =>
      node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/front-proxy-ca.crt`);
    assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });
});
