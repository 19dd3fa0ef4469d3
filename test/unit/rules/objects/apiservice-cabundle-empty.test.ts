import assert from 'node:assert/strict';
import { apiServiceText, authority, calls, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/apiservice-cabundle-empty';

describe(RULE, () => {
  it('reports it where the Secret that serves it is at hand, and of objects read out of a cluster', async () => {
    const leaf = await serving(await authority('apps-ca'), ['policy.apps.svc']);
    const live = (text: string) => text.replace('metadata:\n', 'metadata:\n  uid: 3d9f\n');
    const annotations = { 'cert-manager.io/inject-ca-from': 'apps/policy' };
    const { findings } = await checkFiles(RULE, {
      'a.yaml': apiServiceText(calls('policy', 'apps')),
      'b.yaml': live(apiServiceText(calls('other', 'apps'))),
      'c.yaml': live(apiServiceText(calls('other', 'apps'), annotations)),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(leaf) }),
    });
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [
        ['absent', 'a.yaml', 'info'],
        ['absent', 'b.yaml', 'info'],
        ['notInjected', 'c.yaml', 'info'],
      ],
    );
    assert.equal(findings[0]?.slots.server, 'v1beta1.metrics.k8s.io');
  });

  it('is silent about a manifest that somebody may complete when it is applied', async () => {
    const { lines } = await checkFiles(RULE, { 'a.yaml': apiServiceText(calls('policy', 'apps')) });
    assert.deepEqual(lines, []);
  });
});
