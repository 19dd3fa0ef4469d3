import assert from 'node:assert/strict';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/tls-secret-not-base64';

describe(RULE, () => {
  it('reports the first character outside the alphabet, once a Secret', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines, findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: { 'tls.crt': `LS0-${data['tls.crt']}`, 'tls.key': `LS0-${data['tls.crt']}` } }),
    });
    assert.deepEqual(lines, ['bad a.yaml -']);
    assert.equal(findings[0]?.slots.keys, 'tls.crt, tls.key');
    assert.match(findings[0]?.code ?? '', /illegal base64 data at input byte 3/);
    assert.equal(findings[0]?.related.length, 1);
  });

  it('is silent about base64 in several lines, and about words that ask to be replaced', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const wrapped = `${data['tls.crt']}`.replaceAll(/.{76}/g, '$&\n');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: { ...data, 'tls.crt': `${wrapped}\n` } }),
      'b.yaml': secretText({ data: { 'tls.crt': 'your-certificate-here', 'tls.key': 'LS0tLS1CRUdJTiBQUklWQVRF...' } }),
      'c.yaml': secretText({ data: { 'tls.crt': 'base64 encoded cert', 'tls.key': 'base64 encoded key' } }),
    });
    assert.deepEqual(lines, []);
  });
});
