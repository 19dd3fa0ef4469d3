import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-config-duplicate-key';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('reports a misspelt field, once, and renames it', async () => {
    const evaluated = await checkNode(RULE, (node) =>
      node.setText(CONFIG, (text) => text.replace('clientCAFile', 'clientCaFile')),
    );
    assert.deepEqual(evaluated.lines, [`unknown ${CONFIG} clientCaFile`]);
    assert.deepEqual(evaluated.names, [`${RULE} ${CONFIG}`]);
    assert.match(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), / {4}clientCAFile: /);
  });

  it('reports a field that stands there twice', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setText(CONFIG, (text) => `${text}rotateCertificates: true\n`),
    );
    assert.deepEqual(lines, [`duplicate ${CONFIG} rotateCertificates`]);
    assert.equal(findings[0]?.severity, 'warning');
  });

  it('is silent about fields it does not know', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(CONFIG, (text) => `${text}staticPodURL: https://example.org\nclusterDNSx: a\n`),
    );
    assert.deepEqual(lines, []);
  });
});
