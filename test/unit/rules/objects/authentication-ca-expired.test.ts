import assert from 'node:assert/strict';
import { authority, NOW } from '../../../support/apiObjects.ts';
import { authenticationText } from '../../../support/authenticationText.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const RULE = 'objects/authentication-ca-expired';

describe(RULE, () => {
  it('reports a bundle whose last CA has expired, once', async () => {
    const older = await authority('issuer-ca', { notBefore: days(NOW, -60), notAfter: days(NOW, -20) });
    const last = await authority('issuer-ca 2', { notBefore: days(NOW, -40), notAfter: days(NOW, -2) });
    const files = { 'authn.yaml': authenticationText(older.pem + last.pem) };
    const finding = only(await checkFiles(RULE, files));
    assert.deepEqual([finding.slots.name, finding.slots.field], ['issuer-ca 2', 'jwt[0].issuer.certificateAuthority']);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} authn.yaml`]);
  });

  it('is silent while one CA of the bundle is valid', async () => {
    const old = await authority('issuer-ca', { notBefore: days(NOW, -60), notAfter: days(NOW, -2) });
    const { pem } = await authority('issuer-ca next');
    const { lines } = await checkFiles(RULE, { 'authn.yaml': authenticationText(old.pem + pem) });
    assert.deepEqual(lines, []);
  });
});
