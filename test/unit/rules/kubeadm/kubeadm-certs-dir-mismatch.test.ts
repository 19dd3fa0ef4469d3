import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CONFIG_PATH, clusterText, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-certs-dir-mismatch';

const withFolder = (folder: string) => withConfig(clusterText(`certificatesDir: ${folder}`));

describe(RULE, () => {
  it('reports a folder that the manifests do not use', async () => {
    const finding = only(await checkNode(RULE, withFolder('/srv/pki')));
    assert.deepEqual([finding.path, finding.text], [CONFIG_PATH, '/srv/pki']);
    assert.equal(finding.slots.used, '/etc/kubernetes/pki');
    assert.deepEqual(finding.related, ['etc/kubernetes/manifests/kube-apiserver.yaml: /etc/kubernetes/pki/ca.crt']);
  });

  it('is silent about the folder in use, kubespray’s link to it, a template and no folder', async () => {
    for (const folder of ['/etc/kubernetes/pki/', '/etc/kubernetes/ssl', '"{{ dir }}"', '""']) {
      assert.deepEqual((await checkNode(RULE, withFolder(folder))).findings, [], folder);
    }
  });

  it('is silent where the same files lie there too', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.put('srv/certs/ca.crt', node.text('etc/kubernetes/pki/ca.crt'));
      withFolder('/srv/certs')(node);
    });
    assert.deepEqual(findings, []);
  });

  it('is silent where another configuration of the node agrees', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.put('root/other.yaml', clusterText('certificatesDir: /srv/pki'));
      withFolder('/etc/kubernetes/pki')(node);
    });
    assert.deepEqual(findings, []);
  });
});
