import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { machineText, talosconfigText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-pair-mismatch';

describe(RULE, () => {
  it('reports the key of another CA, with the certificate, and nothing else does', async () => {
    const ca = await authority('kubernetes');
    const files = { 'a.yaml': machineText({ clusterCa: { certificate: ca, key: await key('other') } }) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      findings.map(({ messageId, related }) => [messageId, related.length]),
      [['authority', 1]],
    );
    assert.deepEqual([findings[0]?.slots.key, findings[0]?.slots.certificate], ['cluster.ca.key', 'cluster.ca.crt']);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('reports a context’s key that does not match, with Go’s error; silent about matching pairs and lone halves', async () => {
    const ca = await authority('talos');
    const client = await serving(ca, ['admin']);
    const { lines, findings } = await checkFiles(RULE, {
      talosconfig: talosconfigText('home', ca, { certificate: client, key: await key('x', 'Ed25519') }),
      'b/talosconfig': talosconfigText('home', ca, { certificate: client }),
      'worker.yaml': machineText({ type: 'worker', machineCa: { certificate: ca, key: false } }),
    });
    assert.equal(lines.length, 1);
    assert.equal(findings[0]?.slots.key, 'contexts["home"].key');
    assert.match(findings[0]?.code ?? '', /private key type does not match/);
  });
});
