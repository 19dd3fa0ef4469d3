import assert from 'node:assert/strict';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/tls-secret-raw-pem-in-data';

describe(RULE, () => {
  it('reports PEM text under data once a Secret, and renames data to stringData', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc']);
    const plain = { 'tls.crt': leaf.pem, 'tls.key': privateKeyPem(leaf.key) };
    const files = { 'a.yaml': secretText({ data: plain }) };
    const { lines, findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      lines.map((line) => line.replace(/ +/g, ' ')),
      ['raw a.yaml -----BEGIN CERTIFICATE-----'],
    );
    assert.match(findings[0]?.code ?? '', /illegal base64 data at input byte 0/);
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], secretText({ stringData: plain })]);
  });

  it('encodes a certificate next to correct values', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc']);
    const data = pairData(leaf);
    const after = await filesAfterFix(RULE, { 'a.yaml': secretText({ data: { ...data, 'tls.crt': leaf.pem } }) });
    assert.deepEqual([after.names, after.text], [[], secretText({ data })]);
  });

  it('offers no edit that would repeat a private key, and is silent about stringData', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc']);
    const key = privateKeyPem(leaf.key);
    const { findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: { 'tls.crt': base64(leaf.pem), 'tls.key': key } }),
      'b.yaml': secretText({ stringData: { 'tls.crt': leaf.pem, 'tls.key': key } }),
    });
    assert.deepEqual(
      findings.map(({ path, fixes }) => [path, fixes]),
      [['a.yaml', []]],
    );
  });
});
