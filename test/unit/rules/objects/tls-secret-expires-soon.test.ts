import assert from 'node:assert/strict';
import { authority, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const RULE = 'objects/tls-secret-expires-soon';

describe(RULE, () => {
  const until = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });

  it('reports a certificate with less than the warning time left, and no other rule does', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc'], until(20));
    const files = { 'a.yaml': secretText({ data: pairData(leaf) }) };
    const { findings } = await checkFiles(RULE, files);
    assert.equal(findings[0]?.slots.left, '20');
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent about one with more, about a short-lived one and about those of cert-manager', async () => {
    const ca = await authority('ca');
    const annotations = { 'cert-manager.io/issuer-name': 'ca' };
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(await serving(ca, ['a.svc'], until(31))) }),
      'b.yaml': secretText({ data: pairData(await serving(ca, ['b.svc'], until(15, 30))) }),
      'c.yaml': secretText({ annotations, data: pairData(await serving(ca, ['c.svc'], until(5))) }),
    });
    assert.deepEqual(lines, []);
  });
});
