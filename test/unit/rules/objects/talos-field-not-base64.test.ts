import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/talos-field-not-base64';

describe(RULE, () => {
  it('reports PEM text, damaged base64 and double encoding, and leaves stand-ins alone', async () => {
    const { pem } = await authority('kubernetes');
    const encoded = base64(pem);
    const text = (crt: string) => `version: v1alpha1\nmachine:\n  ca:\n    crt: ${crt}\n`;
    const { findings } = await checkFiles(RULE, {
      'raw.yaml': text(`|\n${pem.trimEnd().replaceAll(/^/gm, '      ')}`),
      'bad.yaml': text(`${encoded.slice(0, 40)}_${encoded.slice(41)}`),
      'twice.yaml': text(base64(encoded)),
      'good.yaml': text(encoded),
      'stars.yaml': text("'*****'"),
      'words.yaml': text('put the CA here'),
      'template.yaml': text("'{{ ca }}'"),
      'masked.yaml': text('REDACTED'),
    });
    assert.deepEqual(findings.map(({ messageId, path }) => `${messageId} ${path}`).toSorted(), [
      'badBase64 bad.yaml',
      'doubleEncoded twice.yaml',
      'rawPem raw.yaml',
    ]);
    const bad = findings.find(({ messageId }) => messageId === 'badBase64');
    assert.deepEqual([bad?.text, bad?.slots.offset], ['_', '40']);
  });
});
