import assert from 'node:assert/strict';
import { authority, calls, crdText, NOW } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/crd-conversion-cabundle-invalid';

describe(RULE, () => {
  it('reports a bundle that cannot be loaded, alone', async () => {
    const files = { 'a.yaml': crdText(calls('policy', 'apps', base64('no certificate at all'))) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      [findings[0]?.slots.server, findings[0]?.slots.error],
      ['widgets.example.com', 'unable to load root certificates: unable to parse bytes as PEM block'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('decodes what was encoded twice', async () => {
    const ca = await authority('apps-ca');
    const after = await filesAfterFix(RULE, { 'a.yaml': crdText(calls('policy', 'apps', base64(base64(ca.pem)))) });
    assert.deepEqual([after.names, after.text], [[], crdText(calls('policy', 'apps', base64(ca.pem)))]);
  });

  it('is silent about a good bundle and about a CRD without conversion', async () => {
    const ca = await authority('apps-ca');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': crdText(calls('policy', 'apps', base64(ca.pem))),
      'b.yaml': crdText(calls('policy', 'apps', base64('no certificate at all'))).replace('Webhook', 'None'),
    });
    assert.deepEqual(lines, []);
  });
});
