import assert from 'node:assert/strict';
import { authority, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { publicKeyPem } from '../../../support/keyPair.ts';
import { trustBundleText } from '../../../support/trustBundleText.ts';

const RULE = 'objects/trust-bundle-invalid';

describe(RULE, () => {
  it('reports each entry that the API server rejects, by its index', async () => {
    const ca = await authority('roots');
    const leaf = await serving(ca, ['web.example.com']);
    const { findings } = await checkFiles(RULE, {
      'a.yaml': trustBundleText(ca.pem + leaf.pem),
      'b.yaml': trustBundleText(ca.pem + publicKeyPem(ca.key)),
      'c.yaml': trustBundleText(ca.pem + ca.pem),
      'd.yaml': trustBundleText('/etc/ssl/certs/ca.crt'),
    });
    assert.deepEqual(
      findings.map(({ messageId, path, slots }) => [
        messageId,
        path,
        slots.index ?? slots.second ?? '',
        slots.label ?? '',
      ]),
      [
        ['leaf', 'a.yaml', '1', ''],
        ['type', 'b.yaml', '1', 'PUBLIC KEY'],
        ['duplicate', 'c.yaml', '1', ''],
        ['none', 'd.yaml', '', ''],
      ],
    );
  });

  it('is silent about several CAs with text between them, and about a template', async () => {
    const ca = await authority('roots');
    const next = await authority('roots next');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': trustBundleText(`# the old one\n${ca.pem}# the new one\n${next.pem}`),
      'b.yaml': trustBundleText('{{ .Values.bundle }}'),
    });
    assert.deepEqual(lines, []);
  });
});
