import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/kcm-signing-unset';

describe(RULE, () => {
  it('reports it where the key of the CA is at hand', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', undefined);
        node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-controller-manager');
  });

  it('is silent about a release before it signed requests', async () => {
    const unset = (node: NodePki) => {
      node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', undefined);
      node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', undefined);
    };
    const old = await checkNode(RULE, (node) => {
      unset(node);
      node.setText(`${MANIFESTS}/kube-controller-manager.yaml`, (text) =>
        text.replace(/(image: \S+:)v\S+/, '$1v1.5.8'),
      );
    });
    assert.deepEqual(old.lines, []);
  });

  it('is silent with an external CA', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => {
        node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', undefined);
        node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', undefined);
      },
      { externalCa: true },
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where the flags are empty', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
  });
});
