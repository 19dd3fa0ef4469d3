import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-indented';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports an indented block and unindents all of its lines', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(CA);
      node.setText(CA, (text) => text.replaceAll(/^(?=.)/gm, '  '));
    });
    assert.deepEqual(evaluated.lines, [`found ${CA} ${'  -----BEGIN CERTIFICATE-----'}`]);
    const fixed = applyFix(evaluated, evaluated.findings[0]?.fixes[0]);
    assert.equal(fixed, before);
  });

  it('is silent about a block scalar of YAML', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const text = node.text(CA).replaceAll(/^(?=.)/gm, '    ');
      node.put('etc/kubernetes/configmap.yaml', `kind: ConfigMap\napiVersion: v1\ndata:\n  ca.crt: |\n${text}`);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about YAML that is no object of Kubernetes: values of a chart, cloud-init', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const text = node.text(CA).replaceAll(/^(?=.)/gm, '      ');
      node.put('chart/values.yaml', `webhook:\n  tls:\n    ca: |\n${text}`);
      node.put('user-data.yml', `#cloud-config\nwrite_files:\n- path: /x\n  content: |\n${text}`);
    });
    assert.deepEqual(lines, []);
  });
});
