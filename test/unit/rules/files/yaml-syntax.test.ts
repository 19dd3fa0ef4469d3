import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/yaml-syntax';

describe(RULE, () => {
  const MANIFEST = 'etc/kubernetes/manifests/kube-scheduler.yaml';

  it('reports a manifest with a stray bracket', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setText(MANIFEST, (text) => text.replace('kind: Pod', 'kind: [Pod')),
    );
    assert.deepEqual(
      findings.map(({ path, severity }) => [path, severity]),
      [[MANIFEST, 'error']],
    );
  });

  it('is silent about templates and about YAML that Kubernetes does not read', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put('etc/kubernetes/manifests/extra.yaml', 'kind: Pod\nmetadata: {{ name }}\nspec: [\n');
      node.put('playbook.yaml', 'kind: [Pod\nclusters: 1\n');
    });
    assert.deepEqual(lines, []);
  });

  it('reports a kubeconfig in any folder, and no settings of another program', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.put('home/me/lab.conf', 'apiVersion: v1\nkind: Config\nclusters: [\nusers: []\n');
      node.put('etc/other.service.d/debian.conf', '[Unit]\n# what users\n[Service]\nStandardOutput=journal\n');
      node.put('etc/other/main.conf', '[a]\nusers: all\n[b]\nx: y: z\n');
    });
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['home/me/lab.conf'],
    );
  });
});
