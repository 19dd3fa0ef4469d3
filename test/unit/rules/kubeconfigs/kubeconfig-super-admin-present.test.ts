import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const FILE = 'etc/kubernetes/super-admin.conf';
const RULE = 'kubeconfigs/kubeconfig-super-admin-present';

describe(RULE, () => {
  it('informs in the profile cis', async () => {
    const finding = only(await checkNode(RULE, () => {}, {}, { profile: 'cis' }));
    assert.deepEqual([finding.path, finding.severity], ['etc/kubernetes/super-admin.conf', 'info']);
  });

  it('goes by the certificate, and where it cannot be read, by the files next to it', async () => {
    const found = async (change: (node: NodePki) => void) =>
      (await checkNode(RULE, change, {}, { profile: 'cis' })).lines.length;
    const withheld = (node: NodePki) => node.setField(FILE, 'client-certificate-data', 'REDACTED');
    assert.equal(await found(withheld), 1);
    assert.equal(await found((node) => void node.replaceCertificate(FILE, { subject: { commonName: 'clerk' } })), 0);
    const alone = (node: NodePki) => {
      withheld(node);
      for (const path of [...node.files.keys()]) if (path !== FILE) node.remove(path);
    };
    assert.equal(await found(alone), 0);
  });

  it('is silent by default, and on joined nodes', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
    assert.deepEqual((await checkNode(RULE, () => {}, { joined: true }, { profile: 'cis' })).findings, []);
  });
});
