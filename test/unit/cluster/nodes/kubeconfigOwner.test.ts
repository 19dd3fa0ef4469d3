import assert from 'node:assert/strict';
import { useByPath } from '../../../../src/core/cluster/nodes/kubeconfigOwner.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { hardWayOld } from '../../../support/layouts/hardWay.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function ownersOf(files: NodeFiles): Promise<Readonly<Record<string, string>>> {
  const { report, workspace } = await inspectFiles(files, NOW);
  return Object.fromEntries(
    report.nodes.flatMap(({ view }) =>
      view.kubeconfigs.map(({ uri, owner, isBootstrap }) => [
        workspace.path(uri),
        isBootstrap ? `${owner}, to bootstrap` : owner,
      ]),
    ),
  );
}

async function changed(change: (node: NodePki) => void): Promise<NodeFiles> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  change(node);
  return node.files;
}

describe('who uses a kubeconfig', () => {
  it('is known by the flag that names it, whatever it holds', async () => {
    const files = new Map(await hardWayOld(NOW));
    const unit = 'etc/systemd/system/kube-controller-manager.service';
    const text = new TextDecoder().decode(files.get(unit) as Uint8Array);
    files.set(
      unit,
      new TextEncoder().encode(text.replace('kube-controller-manager.kubeconfig', 'kube-scheduler.kubeconfig')),
    );
    assert.equal((await ownersOf(files))['var/lib/kubernetes/kube-scheduler.kubeconfig'], 'kube-controller-manager');
  });

  it('is known by the client in it, and by its name last', async () => {
    const files = new Map(await hardWayOld(NOW));
    const scheduler = files.get('var/lib/kubernetes/kube-scheduler.kubeconfig') ?? new Uint8Array();
    files.set('var/lib/kubernetes/some.kubeconfig', scheduler);
    files.set('root/some.kubeconfig', scheduler);
    const owners = await ownersOf(files);
    assert.equal(owners['var/lib/kubernetes/kube-controller-manager.kubeconfig'], 'kube-controller-manager');
    assert.equal(owners['var/lib/kubernetes/some.kubeconfig'], 'kube-scheduler');
    assert.equal(owners['root/some.kubeconfig'], 'kubectl');
  });

  it('is the kubelet by the file that only a kubelet keeps, whatever the user is called', async () => {
    const conf = 'etc/kubernetes/some.kubeconfig';
    const owner = async (file: string) =>
      (
        await ownersOf(
          await changed((node) => {
            const users = `users: [{name: kubernetes-admin, user: {client-certificate: ${file}, client-key: ${file}}}]\n`;
            node.put(conf, node.text(ADMIN_CONF).replace(/^users:[\s\S]*/m, users));
            for (const path of [...node.files.keys()]) if (path.startsWith('var/lib/kubelet/')) node.remove(path);
          }),
        )
      )[conf];
    assert.equal(await owner('/var/lib/kubelet/pki/kubelet-client-current.pem'), 'kubelet');
    assert.equal(await owner('/var/lib/kubelet/pki/some.pem'), 'kubectl');
  });

  it('is a network plugin below /etc/cni/net.d', async () => {
    const files = await changed((node) => node.put('etc/cni/net.d/calico-kubeconfig', node.text(ADMIN_CONF)));
    assert.equal((await ownersOf(files))['etc/cni/net.d/calico-kubeconfig'], 'network-plugin');
  });

  const names: Readonly<Record<string, string | undefined>> = {
    '/opt/kubernetes/cfg/kube-scheduler.kubeconfig': 'kube-scheduler',
    '/etc/kubernetes/scheduler.kubeconfig': 'kube-scheduler',
    '/etc/kubernetes/kubeconfig-controller-manager.yaml': 'kube-controller-manager',
    '/etc/kubernetes/kube-proxy.kubeconfig': 'kube-proxy',
    '/var/lib/kube-proxy/kubeconfig': 'kube-proxy',
    '/var/lib/kubelet/kubeconfig': 'kubelet',
    '/etc/kubernetes/bootstrap.kubeconfig': 'kubelet, to bootstrap',
    '/etc/kubernetes/kubelet-bootstrap.kubeconfig': 'kubelet, to bootstrap',
    '/etc/kubernetes/admin.kubeconfig': undefined,
    '/etc/kubernetes/proxy.conf': undefined,
    '/etc/kubernetes/my-scheduler.kubeconfig': undefined,
    '/root/.kube/config': undefined,
  };
  for (const [path, want] of Object.entries(names)) {
    it(`${path} is ${want ?? 'anybody'}’s by its name`, () => {
      const use = useByPath(path);
      assert.equal(use && (use.isBootstrap ? `${use.owner}, to bootstrap` : use.owner), want);
    });
  }
});
