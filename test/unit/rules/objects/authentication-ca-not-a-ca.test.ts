import assert from 'node:assert/strict';
import { authority, serving } from '../../../support/apiObjects.ts';
import { authenticationText } from '../../../support/authenticationText.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';

const RULE = 'objects/authentication-ca-not-a-ca';

describe(RULE, () => {
  it('reports the serving certificate of the issuer in the place of its CA', async () => {
    const leaf = await serving(await authority('issuer-ca'), ['issuer.example.com']);
    const finding = only(await checkFiles(RULE, { 'authn.yaml': authenticationText(leaf.pem) }));
    assert.deepEqual(
      [finding.messageId, finding.slots.name, finding.severity],
      ['leaf', 'issuer.example.com', 'warning'],
    );
  });

  it('is silent about a bundle that holds the CA as well', async () => {
    const ca = await authority('issuer-ca');
    const leaf = await serving(ca, ['issuer.example.com']);
    const { lines } = await checkFiles(RULE, { 'authn.yaml': authenticationText(leaf.pem + ca.pem) });
    assert.deepEqual(lines, []);
  });
});
