import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'names/front-proxy-names-empty';

describe(RULE, () => {
  it('reports a missing flag at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined)),
    );
    assert.equal(finding.messageId, 'anyName');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(finding.severity, 'info');
  });

  it('leaves a CA that also issues clients to the rule about that', async () => {
    const { lines, report } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined);
      node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer);
    });
    assert.deepEqual(lines, []);
    assert.ok(report.findings.some(({ rule }) => rule === 'isolation/front-proxy-ca-shared'));
  });

  it('is silent where no header names a user', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined);
      node.replaceFlag('kube-apiserver', 'requestheader-username-headers', undefined);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent where aggregation is off', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined);
      node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
    });
    assert.deepEqual(lines, []);
  });
});
