import assert from 'node:assert/strict';
import { authority, NOW } from '../../../support/apiObjects.ts';
import { applyFix, checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER, PKI } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { k3s } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'trust/cluster-ca-disagree';

function withoutServer(node: NodePki): void {
  node.files.delete(APISERVER);
  node.files.delete(`${PKI}/apiserver.key`);
}

async function k3sWith(path: string, change: (text: string, other: string) => string) {
  const files = new Map<string, NodeFile | string>(await k3s(NOW));
  files.delete('var/lib/rancher/k3s/server/tls/serving-kube-apiserver.crt');
  const { pem } = await authority('another-ca');
  const before = files.get(path);
  assert.ok(before instanceof Uint8Array, path);
  return files.set(path, change(new TextDecoder().decode(before), pem));
}

describe(RULE, () => {
  it('reports the kubeconfig that stands alone if the API server certificate is missing', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        withoutServer(node);
        node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('old-ca'));
      }),
    );
    assert.equal(finding.path, ADMIN_CONF);
    assert.equal(finding.messageId, 'other');
    assert.deepEqual([finding.slots.cas, finding.slots.otherCas], ['old-ca', 'kubernetes']);
  });

  it('takes of two kubeconfigs the one whose CA signed no client certificate, whatever their names are', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const right = node.text(ADMIN_CONF);
    node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('kubernetes'));
    const wrong = node.text(ADMIN_CONF);
    for (const [good, bad] of [
      ['admin.conf', 'scheduler.conf'],
      ['scheduler.conf', 'admin.conf'],
    ] as const) {
      assert.equal(only(await checkFiles(RULE, { [good]: right, [bad]: wrong }, NOW)).path, bad);
    }
  });

  it('distinguishes two CAs of one name, and names the file of the other', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        withoutServer(node);
        node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('kubernetes'));
      }),
    );
    assert.equal(finding.messageId, 'other');
    assert.deepEqual([finding.slots.cas, finding.slots.otherCas], ['kubernetes', 'kubernetes']);
    assert.match(finding.slots.others ?? '', /\/etc\/kubernetes\//);
  });

  it('names the files of the workspace if the node is a copy in a folder', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    withoutServer(node);
    node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('old-ca'));
    const copy = (files: ReadonlyMap<string, NodeFile | string>) =>
      new Map([...files].map(([path, content]) => [`nodes/cp-1/${path}`, content] as const));
    const finding = only(await checkFiles(RULE, copy(node.files), NOW));
    assert.match(finding.slots.others ?? '', /(?<!\/)\bnodes\/cp-1\/etc\/kubernetes\//);

    const ofWorker = /^var\/lib\/kubelet\/|\/kubelet\.conf$|\/pki\/ca\.crt$/;
    const right = node.text('etc/kubernetes/kubelet.conf');
    node.setKubeconfigAuthority('etc/kubernetes/kubelet.conf', await node.otherAuthority('kubernetes'));
    const worker = copy(new Map([...node.files].filter(([path]) => ofWorker.test(path))));
    const evaluated = await checkFiles(RULE, worker, NOW);
    const ofKubelet = only(evaluated);
    assert.equal(ofKubelet.slots.others, 'nodes/cp-1/etc/kubernetes/pki/ca.crt');
    assert.equal(applyFix(evaluated, ofKubelet.fixes[0]), right);
  });

  it('reports a file that several kubeconfigs name once', async () => {
    const { names } = await inspectFiles(
      await k3sWith('var/lib/rancher/k3s/agent/server-ca.crt', (_, pem) => pem),
      NOW,
    );
    assert.deepEqual(names, [`${RULE} var/lib/rancher/k3s/agent/kubelet.kubeconfig`]);
  });

  it('reports the kubeconfig that k3s writes for its administrator', async () => {
    const file = 'etc/rancher/k3s/k3s.yaml';
    const files = await k3sWith(file, (text, pem) => text.replace(/(authority-data: )\S+/, `$1${base64(pem)}`));
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} ${file}`]);
  });

  it('is one finding on a worker whose copy of the CA is another', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    pki.put(`${PKI}/ca.crt`, (await pki.otherAuthority('kubernetes')).pem);
    const ofWorker = /^var\/lib\/kubelet\/|\/kubelet\.conf$|\/pki\/ca\.crt$/;
    const worker = new Map([...pki.files].filter(([path]) => ofWorker.test(path)));
    assert.deepEqual((await inspectFiles(worker, NOW)).names, [`${RULE} ${PKI}/ca.crt`]);
  });

  it('is silent while all share a key, in a rotation too', async () => {
    assert.deepEqual((await checkNode(RULE, withoutServer)).findings, []);
    const { lines } = await checkNode(
      RULE,
      (node) => {
        withoutServer(node);
        node.setKubeconfigAuthority(ADMIN_CONF, node.authorities.ca.signer);
      },
      { caBundleRotation: true },
    );
    assert.deepEqual(lines, []);
  });

  it('leaves it to the rules of trust where the certificate is at hand', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('old-ca')),
    );
    assert.deepEqual(lines, []);
  });
});
