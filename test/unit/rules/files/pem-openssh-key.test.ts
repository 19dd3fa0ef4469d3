import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';
import { pem } from '../../../support/pem.ts';

const RULE = 'files/pem-openssh-key';
const OPENSSH = pem('OPENSSH PRIVATE KEY', new TextEncoder().encode('openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none'));

describe(RULE, () => {
  it('reports the key', async () => {
    const finding = only(await checkNode(RULE, (node) => node.put(`${PKI}/apiserver.key`, OPENSSH)));
    assert.equal(finding.messageId, 'openssh');
    assert.equal(finding.path, `${PKI}/apiserver.key`);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.related.length, 1);
  });

  it('is silent about an empty block in a template', async () => {
    const empty = OPENSSH.replace(/(?<=-----\n)[\s\S]*(?=-----END)/, '');
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: git}\nstringData:\n  sshPrivateKey: |\n    ${empty.trimEnd().replaceAll('\n', '\n    ')}\n`;
    const { names } = await checkFiles(RULE, { 'secret.yaml': secret });
    assert.deepEqual(names, []);
  });

  it('is silent about a key that nobody names', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.put('root/.ssh/node.key', OPENSSH))).findings, []);
  });
});
