import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import { cacertsText, linkerdValues } from '../../../support/meshText.ts';

const RULE = 'objects/mesh-ca-pair-mismatch';

describe(RULE, () => {
  it('reports the key of another CA, of Istio in its Secret and of Linkerd in values', async () => {
    const ca = await authority('mesh-ca');
    const stray = await key('stray mesh');
    const { findings } = await checkFiles(RULE, {
      'cacerts.yaml': cacertsText({ ca, key: stray, roots: [ca] }),
      'values.yaml': linkerdValues({ ca, key: stray, roots: [ca] }),
    });
    assert.deepEqual(
      findings.map(({ messageId, path, slots, severity }) => [messageId, path, slots.name, severity]),
      [
        ['istio', 'cacerts.yaml', 'mesh-ca', 'error'],
        ['linkerd', 'values.yaml', 'mesh-ca', 'error'],
      ],
    );
  });

  it('is silent about pairs that match', async () => {
    const ca = await authority('mesh-ca');
    const { lines } = await checkFiles(RULE, {
      'cacerts.yaml': cacertsText({ ca, roots: [ca] }),
      'values.yaml': linkerdValues({ ca, roots: [ca] }),
    });
    assert.deepEqual(lines, []);
  });
});
