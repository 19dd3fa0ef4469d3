import assert from 'node:assert/strict';
import { authority, configMapText, NOW } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/private-key-in-configmap';

describe(RULE, () => {
  it('reports a key at its block, and keeps nothing of it', async () => {
    const pem = privateKeyPem(await key('config'));
    const files = { 'a.yaml': configMapText('app', 'web', { 'server.key': pem }) };
    const { lines, findings, report } = await checkFiles(RULE, files);
    assert.deepEqual(lines, ['key a.yaml -----BEGIN EC PRIVATE KEY-----']);
    assert.deepEqual([findings[0]?.slots.key, findings[0]?.slots.name], ['server.key', 'app']);
    const [file] = report.files.values();
    const secret = pem.split('\n')[1] ?? '';
    assert.ok(secret.length > 40 && !JSON.stringify([file?.documents, file?.artifacts]).includes(secret));
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent about certificates', async () => {
    const ca = await authority('ca');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': configMapText('app', 'web', { 'ca.crt': ca.pem, note: 'x' }),
    });
    assert.deepEqual(lines, []);
  });
});
