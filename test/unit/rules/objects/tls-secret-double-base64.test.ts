import assert from 'node:assert/strict';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/tls-secret-double-base64';

describe(RULE, () => {
  it('reports a pair that was encoded twice once, and decodes the certificate only if that is enough', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const twice = { 'tls.crt': base64(`${data['tls.crt']}\n`), 'tls.key': base64(`${data['tls.key']}`) };
    const { lines, findings } = await checkFiles(RULE, { 'a.yaml': secretText({ data: twice }) });
    assert.equal(lines.length, 1);
    assert.equal(findings[0]?.slots.keys, 'tls.crt, tls.key');
    assert.match(findings[0]?.code ?? '', /tls: failed to find any PEM data in certificate input/);
    assert.equal(findings[0]?.fixes.length, 0);
    const after = await filesAfterFix(RULE, {
      'a.yaml': secretText({ data: { ...data, 'tls.crt': twice['tls.crt'] } }),
    });
    assert.deepEqual([after.names, after.text], [[], secretText({ data })]);
  });

  it('reports base64 under stringData, and renames that', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const after = await filesAfterFix(RULE, { 'a.yaml': secretText({ stringData: data }) });
    assert.deepEqual([after.names, after.text], [[], secretText({ data })]);
  });

  it('is silent about base64 of PEM, and about what an application encodes for itself', async () => {
    const data = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data }),
      'b.yaml': secretText({ type: 'Opaque', data: { CERT_BASE64: base64(`${data['tls.crt']}`) } }),
    });
    assert.deepEqual(lines, []);
  });
});
