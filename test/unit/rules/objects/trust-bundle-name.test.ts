import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { trustBundleText } from '../../../support/trustBundleText.ts';

const RULE = 'objects/trust-bundle-name';

describe(RULE, () => {
  it('reports a name without the signer’s prefix, and a colon without a signer', async () => {
    const { pem } = await authority('roots');
    const { findings } = await checkFiles(RULE, {
      'a.yaml': trustBundleText(pem, 'example.com:mesh', 'example.com/mesh'),
      'b.yaml': trustBundleText(pem, 'example.com:mesh:roots'),
    });
    assert.deepEqual(
      findings.map(({ messageId, path, slots, text }) => [messageId, path, slots.prefix, text]),
      [
        ['prefix', 'a.yaml', 'example.com:mesh:', '"example.com:mesh"'],
        ['unlinked', 'b.yaml', undefined, '"example.com:mesh:roots"'],
      ],
    );
  });

  it('is silent about the prefix, plain names without a signer, and templates', async () => {
    const { pem } = await authority('roots');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': trustBundleText(pem, 'example.com:mesh:roots', 'example.com/mesh'),
      'b.yaml': trustBundleText(pem),
      'c.yaml': trustBundleText(pem, '{{ .Values.name }}', 'example.com/mesh'),
      'd.yaml': trustBundleText(pem, 'example.com:mesh:roots', '{{ .Values.signer }}'),
    });
    assert.deepEqual(lines, []);
  });
});
