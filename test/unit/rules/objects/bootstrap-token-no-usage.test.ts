import assert from 'node:assert/strict';
import { bootstrapTokenText } from '../../../support/bootstrapTokenText.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'objects/bootstrap-token-no-usage';

const withUsages = (authentication: string | undefined, signing: string | undefined) => (node: NodePki) => {
  const data = { 'usage-bootstrap-authentication': authentication, 'usage-bootstrap-signing': signing };
  node.put('root/token.yaml', bootstrapTokenText({ data }));
};

describe(RULE, () => {
  it('reports a token without any', async () => {
    const finding = only(await checkNode(RULE, withUsages(undefined, undefined)));
    assert.deepEqual([finding.messageId, finding.severity, finding.text], ['none', 'warning', 'kind: Secret']);
  });

  it('reports values other than true', async () => {
    const finding = only(await checkNode(RULE, withUsages('True', 'false')));
    assert.equal(finding.messageId, 'notTrue');
    assert.deepEqual(finding.slots, { key: 'usage-bootstrap-authentication', value: 'True' });
  });

  it('is silent about one usage and both', async () => {
    assert.deepEqual((await checkNode(RULE, withUsages('true', undefined))).findings, []);
    assert.deepEqual((await checkNode(RULE, withUsages('true', 'true'))).findings, []);
  });
});
