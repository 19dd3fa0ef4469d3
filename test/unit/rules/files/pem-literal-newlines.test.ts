import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-literal-newlines';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports backslash and n in place of line breaks, and expands them', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(CA);
      node.setText(CA, (text) => text.trimEnd().replaceAll('\n', '\\n'));
    });
    assert.equal(evaluated.lines.length, 1);
    assert.match(evaluated.lines[0] ?? '', /^found etc\/kubernetes\/pki\/ca.crt -----BEGIN CERTIFICATE-----\\n/);
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before.trimEnd());
  });

  it('is silent about a double-quoted string of YAML', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const text = JSON.stringify(node.text(CA));
      node.put('etc/kubernetes/configmap.yaml', `kind: ConfigMap\napiVersion: v1\ndata:\n  ca.crt: ${text}\n`);
    });
    assert.deepEqual(lines, []);
  });
});
