import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CONFIG_PATH, clusterText, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-service-subnet-mismatch';

const withSubnet = (subnet: string) => withConfig(clusterText('networking:', `  serviceSubnet: ${subnet}`));

describe(RULE, () => {
  it('reports another range than the API server has', async () => {
    const finding = only(await checkNode(RULE, withSubnet('10.50.0.0/16')));
    assert.deepEqual([finding.path, finding.text, finding.severity], [CONFIG_PATH, '10.50.0.0/16', 'error']);
    assert.deepEqual(finding.related, ['etc/kubernetes/manifests/kube-apiserver.yaml: 10.96.0.0/12']);
  });

  it('only warns of a wider or narrower range, of which the certificate is the same', async () => {
    const finding = only(await checkNode(RULE, withSubnet('10.96.0.0/16')));
    assert.deepEqual([finding.messageId, finding.severity], ['sameAddress', 'warning']);
  });

  it('reports two ranges in the other order', async () => {
    const dual = { serviceSubnet: '10.96.0.0/12,fd00:10:96::/112' };
    assert.equal((await checkNode(RULE, withSubnet('"fd00:10:96::/112,10.96.0.0/12"'), dual)).findings.length, 1);
    assert.deepEqual((await checkNode(RULE, withSubnet('"10.96.0.0/12, fd00:10:96:0::/112"'), dual)).findings, []);
  });

  it('reads the ConfigMap that kubeadm keeps', async () => {
    const inner = clusterText('networking:', '  serviceSubnet: 10.50.0.0/16').replaceAll(/^(?=.)/gm, '    ');
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kubeadm-config}\ndata:\n  ClusterConfiguration: |\n${inner}`;
    assert.equal(only(await checkNode(RULE, withConfig(map))).text, '10.50.0.0/16');
  });

  it('is silent about the same range, a template and nonsense', async () => {
    for (const subnet of ['10.96.0.0/12', '"10.96.0.5/12"', '"{{ subnet }}"', 'none']) {
      assert.deepEqual((await checkNode(RULE, withSubnet(subnet))).findings, [], subnet);
    }
  });

  it('is silent about a configuration outside the node', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      for (const [path, content] of [...node.files]) {
        node.files.delete(path);
        node.files.set(`cp-1/${path}`, content);
      }
      node.files.set(
        'cluster/kubeadm.yaml',
        new TextEncoder().encode(clusterText('networking: {serviceSubnet: 10.50.0.0/16}')),
      );
    });
    assert.deepEqual(findings, []);
  });
});
