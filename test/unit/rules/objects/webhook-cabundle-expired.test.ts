import assert from 'node:assert/strict';
import { authority, calls, NOW, pairData, secretText, serving, webhookText } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/webhook-cabundle-expired';

describe(RULE, () => {
  const past = { notBefore: days(NOW, -400), notAfter: days(NOW, -5) };

  it('reports a bundle without a valid CA, and no other rule does', async () => {
    const old = await authority('apps-ca', past);
    const files = { 'a.yaml': webhookText({ config: calls('policy', 'apps', base64(old.pem)) }) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      [findings[0]?.slots.name, findings[0]?.slots.server, findings[0]?.slots.date],
      ['apps-ca', 'policy.example.com', '2026-05-27 12:00 UTC'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is the only finding if the CA is in a separate file as well', async () => {
    const old = await authority('apps-ca', past);
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(old.pem)) }),
      'ssl/ca.pem': old.pem,
    };
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent while one of several is valid', async () => {
    const [old, ca] = [await authority('apps-ca', past), await authority('next-ca')];
    const { lines } = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(`${old.pem}${ca.pem}`)) }),
    });
    assert.deepEqual(lines, []);
  });

  it('does not call a certificate of the server a CA', async () => {
    const leaf = await serving(undefined, ['policy.apps.svc'], past);
    const config = calls('policy', 'apps', base64(leaf.pem));
    const finding = only(await checkFiles(RULE, { 'a.yaml': webhookText({ config }) }));
    assert.deepEqual([finding.messageId, finding.slots.name], ['expiredLeaf', 'policy.apps.svc']);

    const valid = await serving(undefined, ['policy.apps.svc']);
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(valid.pem)) }),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(valid) }),
    };
    const { report, names } = await inspectFiles(files, NOW);
    assert.deepEqual(names, []);
    assert.deepEqual(
      report.connections.map(({ verdict }) => verdict),
      ['ok'],
    );
  });
});
