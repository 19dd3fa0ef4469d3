import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { talosconfigText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-client-expires-soon';

const CLIENT = { extendedKeyUsage: ['clientAuth'] };

describe(RULE, () => {
  const until = async (left: number, life = 365) => {
    const ca = await authority('talos', { notBefore: days(NOW, -400) });
    const certificate = await serving(ca, ['admin'], {
      ...CLIENT,
      notBefore: days(NOW, left - life),
      notAfter: days(NOW, left),
    });
    return { talosconfig: talosconfigText('home', ca, { certificate }) };
  };

  it('reports a context with less than the warning time left, and no other rule does', async () => {
    const files = await until(20);
    assert.equal((await checkFiles(RULE, files)).findings[0]?.slots.left, '20');
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} talosconfig`]);
  });

  it('is silent about one with more, and about one that was made for a short time', async () => {
    assert.deepEqual((await checkFiles(RULE, await until(31))).lines, []);
    assert.deepEqual((await checkFiles(RULE, await until(15, 30))).lines, []);
  });
});
