import assert from 'node:assert/strict';
import { apiServiceText, authority, calls, NOW } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/apiservice-cabundle-expired';

describe(RULE, () => {
  const past = { notBefore: days(NOW, -400), notAfter: days(NOW, -5) };

  it('reports a bundle without a valid CA, and no other rule does', async () => {
    const old = await authority('apps-ca', past);
    const files = { 'a.yaml': apiServiceText(calls('policy', 'apps', base64(old.pem))) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      [findings[0]?.slots.name, findings[0]?.slots.server, findings[0]?.slots.date],
      ['apps-ca', 'v1beta1.metrics.k8s.io', '2026-05-27 12:00 UTC'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent while one of several is valid', async () => {
    const [old, ca] = [await authority('apps-ca', past), await authority('next-ca')];
    const { lines } = await checkFiles(RULE, {
      'a.yaml': apiServiceText(calls('policy', 'apps', base64(`${old.pem}${ca.pem}`))),
    });
    assert.deepEqual(lines, []);
  });
});
