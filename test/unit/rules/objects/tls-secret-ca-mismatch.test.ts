import assert from 'node:assert/strict';
import { authority, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/tls-secret-ca-mismatch';

describe(RULE, () => {
  it('reports a CA of the same name and another key, and only warns about any other', async () => {
    const ca = await authority('apps-ca');
    const next = await authority('apps-ca', { key: await key('apps-ca next') });
    const leaf = await serving(ca, ['web.svc']);
    const files = {
      'a.yaml': secretText({ data: pairData(leaf, { ca: next }) }),
      'b.yaml': secretText({ data: pairData(leaf, { ca: await authority('clients-ca') }) }),
    };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [
        ['sameName', 'a.yaml', 'error'],
        ['other', 'b.yaml', 'warning'],
      ],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`, `${RULE} b.yaml`]);
  });

  it('is silent about a renewed CA of the same key, and next to a certificate of a public CA', async () => {
    const ca = await authority('apps-ca');
    const renewed = await authority('apps-ca', { notBefore: NOW });
    const publicCa = await authority('R11', { subject: { commonName: 'R11', organizations: ["Let's Encrypt"] } });
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(await serving(ca, ['web.svc']), { ca: renewed }) }),
      'b.yaml': secretText({ data: pairData(await serving(publicCa, ['www.example.com']), { ca }) }),
    });
    assert.deepEqual(lines, []);
  });
});
