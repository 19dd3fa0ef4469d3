import assert from 'node:assert/strict';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/tls-secret-opaque';

describe(RULE, () => {
  it('hints at a pair in a Secret of the general type, said or unsaid', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines, findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ type: 'Opaque', data }),
      'b.yaml': secretText({ type: '', data }),
    });
    assert.deepEqual(lines, ['opaque a.yaml Opaque', 'opaque b.yaml tls.crt']);
    assert.equal(findings[0]?.severity, 'hint');
  });

  it('is silent about a TLS Secret, and about a certificate alone', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data }),
      'b.yaml': secretText({ type: 'Opaque', data: { 'tls.crt': data['tls.crt'] ?? '' } }),
    });
    assert.deepEqual(lines, []);
  });
});
