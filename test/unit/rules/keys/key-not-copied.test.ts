import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'keys/key-not-copied';

/** The folder by itself: no manifest names a key. */
function folderAlone(node: NodePki): void {
  for (const path of [...node.files.keys()]) if (!path.startsWith(`${PKI}/`)) node.remove(path);
}

describe(RULE, () => {
  it('lists the certificates without their keys once', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        folderAlone(node);
        node.remove(`${PKI}/apiserver.key`);
      }),
    );
    assert.equal(finding.path, `${PKI}/apiserver.crt`);
    assert.equal(finding.messageId, 'absent');
    assert.equal(finding.severity, 'hint');
    assert.equal(finding.slots.list, 'apiserver.crt');
  });

  it('is silent where every key is there, under whatever name, and where none is', async () => {
    const quiet = [
      folderAlone,
      (node: NodePki) => {
        folderAlone(node);
        node.put(`${PKI}/server-key.pem`, node.text(`${PKI}/apiserver.key`));
        node.remove(`${PKI}/apiserver.key`);
      },
      (node: NodePki) => {
        folderAlone(node);
        for (const path of [...node.files.keys()]) if (path.endsWith('.key')) node.remove(path);
      },
    ];
    for (const change of quiet) assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });

  it('leaves a key that a flag names to its rule', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.remove(`${PKI}/apiserver.key`))).findings, []);
  });
});
