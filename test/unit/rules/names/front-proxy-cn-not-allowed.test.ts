import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'names/front-proxy-cn-not-allowed';

describe(RULE, () => {
  it('reports the name at the list that the fix extends', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } }),
      ),
    );
    assert.equal(finding.messageId, 'notAllowed');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'front-proxy-client');
    assert.deepEqual(
      finding.fixes[0]?.edits.map(({ span }) => span),
      [finding.at.span],
    );
    assert.match(finding.code, /subject with cn=aggregator is not in the allowed list/);
  });

  it('reports that requests come from another user if the CA verifies clients too', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', `/${PKI}/ca.crt`);
        node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', `/${PKI}/apiserver-kubelet-client.crt`);
        node.replaceFlag('kube-apiserver', 'proxy-client-key-file', `/${PKI}/apiserver-kubelet-client.key`);
      }),
    );
    assert.equal(finding.messageId, 'client');
    assert.doesNotMatch(finding.code, /401|allowed list/);
  });

  it('is silent where the name is one of several', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } });
      node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', 'front-proxy-client,aggregator');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about names that a template fills in, and so is the connection', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', '$'.concat('{NAMES}'));
    const { report } = await inspectFiles(node.files, NOW);
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning'),
      [],
    );
    const verdicts = report.connections.flatMap(({ kind, verdict }) => (kind === 'aggregation' ? verdict : []));
    assert.ok(verdicts.length > 0 && !verdicts.includes('broken'), verdicts.join());
  });

  it('leaves a certificate of another CA to the rule about it', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', `/${PKI}/apiserver-kubelet-client.crt`),
    );
    assert.deepEqual(lines, []);
  });
});
