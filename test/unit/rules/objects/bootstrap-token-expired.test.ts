import assert from 'node:assert/strict';
import { bootstrapTokenText } from '../../../support/bootstrapTokenText.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'objects/bootstrap-token-expired';

const expiring = (expiration: string | undefined) => (node: NodePki) =>
  node.put('root/token.yaml', bootstrapTokenText({ field: 'stringData', data: { expiration } }));

describe(RULE, () => {
  it('reports an expired one, its zone counted', async () => {
    const finding = only(await checkNode(RULE, expiring('2026-06-01T13:30:00+02:00')));
    assert.deepEqual([finding.severity, finding.text], ['info', '"2026-06-01T13:30:00+02:00"'.slice(1, -1)]);
    assert.equal(finding.slots.date, '2026-06-01 11:30 UTC');
  });

  it('is silent before that, without an end, and where the time is none', async () => {
    for (const expiration of ['2026-06-01T12:00:01Z', undefined, 'yesterday']) {
      assert.deepEqual((await checkNode(RULE, expiring(expiration))).findings, []);
    }
  });
});
