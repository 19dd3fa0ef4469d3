import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF, KUBELET_CURRENT, KUBELET_DATED } from '../../../support/faults/fault.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-bootstrap-dead-end';

const expire = (node: NodePki): void => {
  const notAfter = new Date(node.settings.now.getTime() - 3 * DAY);
  node.replaceCertificate(KUBELET_CURRENT, { notAfter });
};

describe(RULE, () => {
  it('reports the way out, and is the only finding', async () => {
    for (const systemdUnit of [true, false]) {
      const { findings, names } = await checkNode(RULE, expire, { systemdUnit });
      assert.deepEqual(
        findings.map(({ path }) => path),
        [KUBELET_DATED],
      );
      assert.equal(findings[0]?.messageId, 'deadEnd');
      const { name, ago, bootstrap } = findings[0]?.slots ?? {};
      assert.deepEqual([name, ago, bootstrap], ['system:node:cp-1', '3', '/etc/kubernetes/bootstrap-kubelet.conf']);
      assert.match(
        findings[0]?.command ?? '',
        /^kubeadm init phase kubeconfig kubelet .*&&\n(?:.*\n)*kubectl config set-credentials .* --client-key \S+current\.pem &&$/m,
      );
      assert.deepEqual(names, [`${RULE} ${KUBELET_DATED}`]);
    }
  });

  it('is silent while there is something to bootstrap with', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      expire(node);
      node.put('etc/kubernetes/bootstrap-kubelet.conf', node.text(ADMIN_CONF));
    });
    assert.deepEqual(findings, []);
  });

  const withRelease = (release: string) => (node: NodePki) => {
    expire(node);
    node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
      text.replace(/(kube-apiserver:)v[\d.]+/, `$1${release}`),
    );
  };

  it('quotes what the kubelet of the release logs', async () => {
    const quoted = async (release: string) =>
      (await checkNode(RULE, withRelease(release))).findings[0]?.slots.expired?.replace(
        'part of the existing bootstrap client certificate',
        '…',
      );
    assert.equal(await quoted('v1.33.1'), '… in /etc/kubernetes/kubelet.conf is expired');
    assert.equal(await quoted('v1.20.15'), '… is expired');
    // A kubelet may be three releases older.
    assert.equal(await quoted('v1.22.1'), '… … is expired');
  });

  it('is silent about a kubelet of a release that starts with an expired certificate', async () => {
    const { findings } = await checkNode(RULE, withRelease('v1.8.15'));
    assert.deepEqual(findings, []);
  });
});
