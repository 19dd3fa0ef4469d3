import assert from 'node:assert/strict';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/external-ca-mode';
const MANIFEST = 'etc/kubernetes/manifests/kube-controller-manager.yaml';
const NOW = nodeSettings({}).now;

const expiring = (node: NodePki) =>
  void node.replaceCertificate(APISERVER, { notBefore: days(NOW, -350), notAfter: days(NOW, 15) });

describe(RULE, () => {
  it('says once that kubeadm cannot renew what expires soon', async () => {
    const finding = only(await findingsOf(RULE, expiring, { externalCa: true }));
    assert.equal(finding.file, MANIFEST);
    assert.equal(finding.severity, 'hint');
    assert.match(finding.message, /"kubernetes".*"kube-apiserver".*Detected external ca/);
  });

  it('also before the manifest is written again', async () => {
    only(
      await findingsOf(RULE, (node) => {
        expiring(node);
        node.files.delete(`${PKI}/ca.key`);
      }),
    );
  });

  it('is silent while nothing expires, where the key is there, and about a copy without keys', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { externalCa: true }), []);
    assert.deepEqual(await findingsOf(RULE, expiring), []);
    assert.deepEqual(await findingsOf(RULE, expiring, { withoutKeys: true }), []);
  });
});
