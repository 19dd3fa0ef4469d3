import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-api-version-old';

const text = (api: string, version?: string) =>
  `apiVersion: kubeadm.k8s.io/${api}\nkind: InitConfiguration\n---\napiVersion: kubeadm.k8s.io/${api}\nkind: ClusterConfiguration\n${
    version === undefined ? '' : `kubernetesVersion: ${version}\n`
  }`;

describe(RULE, () => {
  it('reports a version that the kubeadm of the release does not read, once a file', async () => {
    const finding = only(await checkNode(RULE, withConfig(text('v1beta2', 'v1.27.1'))));
    assert.deepEqual(
      [finding.messageId, finding.severity, finding.text],
      ['removed', 'error', 'kubeadm.k8s.io/v1beta2'],
    );
    assert.match(finding.code, /an old API spec: "kubeadm\.k8s\.io\/v1beta2/);
    assert.equal(
      finding.command,
      'kubeadm config migrate --old-config kubeadm-config.yaml --new-config new-kubeadm-config.yaml',
    );
    assert.equal(only(await checkNode(RULE, withConfig(text('v1beta3', 'v1.37.0')))).messageId, 'removed');
  });

  it('is silent if neither the file nor the API server shows the release', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      await withConfig(text('v1beta2'))(node);
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (manifest) => manifest.replace('v1.34.2', 'latest'));
    });
    assert.deepEqual(findings, []);
  });

  it('warns of one that no kubeadm of the API server’s release reads', async () => {
    const finding = only(await checkNode(RULE, withConfig(text('v1beta2'))));
    assert.deepEqual([finding.messageId, finding.severity], ['removedLongAgo', 'warning']);
    assert.equal(finding.slots.gone, '27');
  });

  it('reports one that is too new, without a command', async () => {
    const finding = only(await checkNode(RULE, withConfig(text('v1beta4', 'v1.29.0'))));
    assert.deepEqual([finding.messageId, finding.command], ['tooNew', undefined]);
  });

  it('hints at a deprecated one', async () => {
    const finding = only(await checkNode(RULE, withConfig(text('v1beta3', 'v1.34.0'))));
    assert.deepEqual([finding.messageId, finding.severity], ['deprecated', 'hint']);
  });

  it('is silent if the release reads it, is unknown, or is one older', async () => {
    const fine: readonly (readonly [string, string?])[] = [
      ['v1beta2', 'v1.20.4'],
      ['v1beta3', 'v1.30.2'],
      ['v1beta3'],
      ['v1beta3', '"{{ version }}"'],
      ['v1beta4', 'v1.30.0'],
      ['v1beta4', 'stable-1.35'],
      ['v1beta9', 'v1.40.0'],
    ];
    for (const [api, version] of fine) {
      assert.deepEqual((await checkNode(RULE, withConfig(text(api, version)))).findings, [], `${api} ${version}`);
    }
  });

  it('is silent about what kubeadm stored itself', async () => {
    const stored = text('v1beta3', 'v1.34.0')
      .split('---\n')[1]
      ?.replaceAll(/^(?=.)/gm, '    ');
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kubeadm-config}\ndata:\n  ClusterConfiguration: |\n${stored}`;
    assert.deepEqual((await checkNode(RULE, withConfig(map))).findings, []);
  });
});
