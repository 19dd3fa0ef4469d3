import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { KUBELET_CURRENT, KUBERNETES } from '../../../support/faults/fault.ts';
import { hardWayWorker } from '../../../support/layouts/hardWay.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';

const RULE = 'names/kubelet-cn-node-mismatch';
const UNIT =
  '[Service]\nEnvironmentFile=/var/lib/kubelet/kubeadm-flags.env\nExecStart=/usr/bin/kubelet --kubeconfig=/etc/kubernetes/kubelet.conf $KUBELET_KUBEADM_ARGS\n';

describe(RULE, () => {
  it('reports the certificate of another node', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const subject = { commonName: 'system:node:cp-2', organizations: ['system:nodes'] };
        node.replaceCertificate(KUBELET_CURRENT, { subject });
      }),
    );
    assert.equal(finding.messageId, 'other');
    assert.equal(finding.path, `${KUBERNETES}/kubelet.conf`);
    assert.match(finding.code, /node "cp-2" is not allowed to modify node "cp-1/);
  });

  it('reports upper case', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const subject = { commonName: 'system:node:CP-1', organizations: ['system:nodes'] };
        node.replaceCertificate(KUBELET_CURRENT, { subject });
      }),
    );
    assert.equal(finding.messageId, 'upperCase');
  });

  it('takes the name of the user next to an embedded certificate', async () => {
    const file = 'var/lib/kubelet/kubeconfig';
    const files = new Map<string, NodeFile | string>(await hardWayWorker(NOW));
    const text = files.get(file);
    assert.ok(text instanceof Uint8Array);
    files.set(file, new TextDecoder().decode(text).replaceAll('default', 'system:node:node-2'));
    const { lines } = await checkFiles(RULE, files, NOW);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', new RegExp(`^other ${file} LS0t`));
  });

  it('is silent about a name that a template fills in, and does not take another for it', async () => {
    for (const hole of ['{{ x }}', 'YOUR_NODE']) {
      const { lines } = await checkNode(RULE, (node) => {
        const subject = { commonName: 'system:node:cp-2', organizations: ['system:nodes'] };
        node.replaceCertificate(KUBELET_CURRENT, { subject });
        node.put('var/lib/kubelet/kubeadm-flags.env', `KUBELET_KUBEADM_ARGS="--hostname-override=${hole}"\n`);
        node.put('etc/systemd/system/kubelet.service', UNIT);
      });
      assert.deepEqual(lines, [], hole);
    }
  });

  it('is silent where the name of the node is not known', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const subject = { commonName: 'system:node:cp-2', organizations: ['system:nodes'] };
      node.replaceCertificate(KUBELET_CURRENT, { subject });
      node.replaceFlag('etcd', 'name', 'default');
    });
    assert.deepEqual(lines, []);
  });
});
