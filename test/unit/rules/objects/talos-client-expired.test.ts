import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { talosconfigText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-client-expired';

const CLIENT = { extendedKeyUsage: ['clientAuth'] };

describe(RULE, () => {
  it('reports the context, and no other rule does', async () => {
    const ca = await authority('talos', { notBefore: days(NOW, -400) });
    const over = await serving(ca, ['admin'], { ...CLIENT, notBefore: days(NOW, -370), notAfter: days(NOW, -5) });
    const files = { talosconfig: talosconfigText('home', ca, { certificate: over }) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      [findings[0]?.slots.name, findings[0]?.slots.context, findings[0]?.slots.ago],
      ['admin', 'home', '5'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} talosconfig`]);
  });

  it('is silent about one that is valid', async () => {
    const ca = await authority('talos');
    const client = await serving(ca, ['admin']);
    const { lines } = await checkFiles(RULE, { talosconfig: talosconfigText('home', ca, { certificate: client }) });
    assert.deepEqual(lines, []);
  });
});
