import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'files/pem-is-directory';

describe(RULE, () => {
  it('tells a directory at the flag', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.remove(APISERVER);
        node.put(`${APISERVER}/keep`, 'x');
      }),
    );
    assert.equal(finding.messageId, 'directory');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.match(finding.code, /is a directory/);
  });

  it('is silent about a data directory', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.put('var/lib/etcd/member/snap/db', 'x'))).findings, []);
  });
});
