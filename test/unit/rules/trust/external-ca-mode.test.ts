import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'trust/external-ca-mode';
const MANIFEST = 'etc/kubernetes/manifests/kube-controller-manager.yaml';
const NOW = nodeSettings({}).now;

const expiring = (node: NodePki) =>
  void node.replaceCertificate(APISERVER, { notBefore: days(NOW, -350), notAfter: days(NOW, 15) });

describe(RULE, () => {
  it('says once that kubeadm cannot renew what expires soon', async () => {
    const finding = only(await checkNode(RULE, expiring, { externalCa: true }));
    assert.equal(finding.path, MANIFEST);
    assert.equal(finding.severity, 'hint');
    assert.deepEqual([finding.slots.ca, finding.slots.names], ['kubernetes', 'kube-apiserver']);
    assert.match(finding.code, /Detected external ca/);
  });

  it('also before the manifest is written again', async () => {
    only(
      await checkNode(RULE, (node) => {
        expiring(node);
        node.files.delete(`${PKI}/ca.key`);
      }),
    );
  });

  it('is silent while nothing expires, where the key is there, and about a copy without keys', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
    assert.deepEqual((await checkNode(RULE, expiring)).findings, []);
    assert.deepEqual((await checkNode(RULE, expiring, { withoutKeys: true })).findings, []);
  });
});
