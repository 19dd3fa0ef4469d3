import assert from 'node:assert/strict';
import { applyFix, checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

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

  it('reports a number among the words of a command, and puts it in quotes', async () => {
    const change = (value: string) => (text: string) =>
      text.replace('- --bind-address=127.0.0.1', `- --v\n    - ${value}`);
    const quoted = { text: '' };
    const checked = await checkNode(RULE, (node) => {
      quoted.text = change('"2"')(node.text(MANIFEST));
      node.setText(MANIFEST, change('2'));
    });
    const finding = only(checked);
    assert.equal(finding.text, '2');
    assert.match(finding.code, /^json: cannot unmarshal number into Go struct field .* of type string$/);
    assert.equal(applyFix(checked, finding.fixes[0]), quoted.text);
  });

  it('reports a pod in a list, which the kubelet does not read', async () => {
    const inList =
      (kind: string, edit = (text: string) => text) =>
      (node: NodePki) =>
        node.setText(MANIFEST, (text) => {
          const item = edit(text).trimEnd().replaceAll(/^/gm, '    ').replace('    ', '  - ');
          return `apiVersion: v1\nkind: ${kind}\nitems:\n${item}\n`;
        });
    for (const kind of ['List', 'PodList']) {
      const finding = only(await checkNode(RULE, inList(kind)));
      assert.deepEqual([finding.path, finding.code], [MANIFEST, "couldn't parse as pod"]);
    }
    const ofOthers = inList('List', (text) => text.replace('- kube-scheduler\n', '- nginx\n'));
    assert.deepEqual((await checkNode(RULE, ofOthers)).lines, []);
  });

  it('reports a document of another kind in front of the one that the kubelet is meant to read', async () => {
    const config = 'var/lib/kubelet/config.yaml';
    const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
    for (const [path, error] of [
      [MANIFEST, "couldn't parse as pod"],
      [config, 'no kind "ConfigMap" is registered for version "v1"'],
    ] as const) {
      const before = (node: NodePki) => node.setText(path, (text) => `${object}---\n${text}`);
      const finding = only(await checkNode(RULE, before));
      assert.deepEqual([finding.path, finding.code], [path, error]);
      const behind = (node: NodePki) => node.setText(path, (text) => `${text}---\n${object}`);
      assert.deepEqual((await checkNode(RULE, behind)).lines, []);
    }
    // Pods without files of their node are applied from folders of any name.
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, command: [etcd]}]}\n';
    const applied = { 'kubernetes/manifests/etcd.yaml': `${object}---\n${pod}` };
    assert.deepEqual((await checkFiles(RULE, applied)).lines, []);
  });

  it('offers no quotes for a value that is no single word', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(MANIFEST, (text) =>
          text.replace(/ {2}- command:\n {4}- kube-scheduler\n/, '  - command: kube-scheduler\n    args:\n'),
        ),
      ),
    );
    assert.match(finding.code, /cannot unmarshal string into .* of type \[\]string$/);
    assert.deepEqual(finding.fixes, []);
  });

  it('is silent about templates and about YAML that Kubernetes does not read', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put('etc/kubernetes/manifests/extra.yaml', 'kind: Pod\nmetadata: {{ name }}\nspec: [\n');
      node.put('etc/kubernetes/manifests/other.yaml', 'kind: Pod\nmetadata:\n  name: %s\nspec: {}\n');
      node.put('playbook.yaml', 'kind: [Pod\nclusters: 1\n');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about lines that are statements of Terraform or Ruby', async () => {
    const text = (from: string, to: string) =>
      `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nregisterWithTaints:\n- key: a\n  effect: NoSchedule\n${from}\n- key: b\n  effect: NoSchedule\n${to}\n`;
    for (const [from, to] of [
      ['%{ if controller == true }', '%{ endif }'],
      ['  %{~ for one in taints ~}', '  %{~ endfor ~}'],
      ['<% if controller -%>', '<% end -%>'],
    ] as const) {
      const { lines } = await checkFiles(RULE, { 'var/lib/kubelet/config.yaml': text(from, to) });
      assert.deepEqual(lines, [], from);
    }
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
