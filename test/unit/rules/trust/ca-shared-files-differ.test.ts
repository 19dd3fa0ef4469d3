import assert from 'node:assert/strict';
import { key, privateKeyPem, publicKeyPem } from '../../../support/keyPair.ts';
import { buildCluster, type NodeFiles, openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';
import { valuesIn } from '../../../support/textData.ts';

const RULE = 'trust/ca-shared-files-differ';
const PKI = 'etc/kubernetes/pki';
const NOW = nodeSettings({}).now;
const QUICK = { keyAlgorithm: 'ECDSA-P256' } as const;
const bytes = (text: string) => new TextEncoder().encode(text);

/** "place messageId values" of what the rule reports for the nodes, each in a separate folder. */
async function evaluate(nodes: readonly NodeFiles[]): Promise<readonly string[]> {
  const files = new Map(nodes.flatMap((node, at) => [...node].map(([path, file]) => [`n${at + 1}/${path}`, file])));
  const { report, workspace } = await inspectFiles(files, NOW);
  return report.findings
    .filter(({ rule }) => rule === RULE)
    .map(({ at, messageId, message }) => `${workspace.path(at.uri)} ${messageId} ${valuesIn(message).join(' ')}`);
}

async function otherTokens(node: NodeFiles | undefined, name: string, accepted: readonly string[] = []): Promise<void> {
  const pair = await key(name, 'ECDSA-P256');
  node?.set(`${PKI}/sa.key`, bytes(privateKeyPem(pair)));
  node?.set(`${PKI}/sa.pub`, bytes([publicKeyPem(pair), ...accepted].join('')));
}

describe(RULE, () => {
  it('is silent about a cluster as kubeadm joins it, and about one node', async () => {
    const nodes = await buildCluster({ nodes: 3, ...QUICK });
    assert.deepEqual(await evaluate(nodes), []);
    assert.deepEqual(await evaluate(nodes.slice(0, 1)), []);
  });

  it('reports the node whose service-account keys are its own', async () => {
    const nodes = await buildCluster({ nodes: 3, ...QUICK });
    await otherTokens(nodes[1], 'sa of cp-2');
    const [said = '', ...others] = await evaluate(nodes);
    assert.deepEqual(others, []);
    assert.match(said, /^n2\/etc\/kubernetes\/manifests\/kube-apiserver\.yaml token --service-account-key-file/);
    assert.match(said, / n1 sa\.pub sa\.key \[invalid bearer token, /);
  });

  it('reports a node that lacks a key which another signs with, though both accept the first', async () => {
    const nodes = await buildCluster({ nodes: 2, ...QUICK });
    const sa = await key('sa', 'ECDSA-P256');
    await otherTokens(nodes[1], 'next', [publicKeyPem(sa)]);
    const [said = '', ...others] = await evaluate(nodes);
    assert.deepEqual(others, []);
    assert.match(said, /^n1\/.* token .* n2 /);
  });

  it('is silent where a rotation went in order', async () => {
    const nodes = await buildCluster({ nodes: 2, ...QUICK });
    const next = publicKeyPem(await key('next', 'ECDSA-P256'));
    const sa = publicKeyPem(await key('sa', 'ECDSA-P256'));
    nodes[0]?.set(`${PKI}/sa.pub`, bytes(sa + next));
    await otherTokens(nodes[1], 'next', [sa]);
    assert.deepEqual(await evaluate(nodes), []);
  });

  for (const file of ['ca', 'front-proxy-ca', 'etcd/ca']) {
    it(`reports another ${file}`, async () => {
      const nodes = await buildCluster({ nodes: 3, ...QUICK });
      const other = await (await openNode(QUICK)).otherAuthority('kubernetes');
      nodes[2]?.set(`${PKI}/${file}.crt`, bytes(other.pem));
      const [said = '', ...others] = await evaluate(nodes);
      assert.deepEqual(others, []);
      assert.match(said, /^n3\/.* other .* n1 /);
      assert.ok(said.includes(`${file}.crt ${file}.key`));
    });
  }

  it('explains a node that was made with separate CAs, and that its peers reject', async () => {
    const [one, two] = await buildCluster({ nodes: 3, ...QUICK });
    const third = await openNode({
      ...QUICK,
      nodeName: 'cp-3',
      advertiseAddress: '10.0.0.13',
      controlPlaneEndpoint: 'k8s-api.example.com:6443',
      joined: true,
      etcdMembers: ['cp-1=https://10.0.0.11:2380', 'cp-2=https://10.0.0.12:2380'],
    });
    for (const file of ['ca', 'front-proxy-ca', 'etcd/ca']) {
      const path = `${PKI}/${file}.crt`;
      const old = third.certificate(path);
      const other = await third.otherAuthority(`${old.spec.subject.commonName} of cp-3`);
      third.setCertificate(path, other);
      third.files.delete(`${PKI}/${file}.key`);
      for (const leaf of third.certificatePaths) {
        if (third.certificate(leaf).spec.issuer !== old) continue;
        third.replaceCertificate(leaf, { issuer: other });
        if (leaf.endsWith('.conf')) third.setKubeconfigAuthority(leaf, other);
      }
      // The kubelet's file names its certificate by a path.
      if (file === 'ca') third.setKubeconfigAuthority('etc/kubernetes/kubelet.conf', other);
    }
    for (const half of ['cert', 'key'])
      third.replaceFlag('kube-controller-manager', `cluster-signing-${half}-file`, '');
    const nodes = [one, two, third.files].flatMap((node) => node ?? []);
    const files = new Map(nodes.flatMap((node, at) => [...node].map(([path, file]) => [`n${at + 1}/${path}`, file])));
    const { names } = await inspectFiles(files, NOW);
    const manifest = 'n3/etc/kubernetes/manifests/kube-apiserver.yaml';
    assert.deepEqual(names, [`${RULE} ${manifest}`, `${RULE} ${manifest}`, `${RULE} ${manifest}`]);
  });

  it('is silent about clusters that have nothing to do with each other, and about two of one plan', async () => {
    const [one] = await buildCluster({ nodes: 1, ...QUICK, controlPlaneEndpoint: 'one.example.com:6443' });
    const [two] = await buildCluster({ nodes: 1, ...QUICK, controlPlaneEndpoint: 'two.example.com:6443' });
    const other = await openNode(QUICK);
    for (const node of [two, other.files]) {
      for (const file of ['ca', 'front-proxy-ca', 'etcd/ca']) {
        node?.set(`${PKI}/${file}.crt`, bytes((await other.otherAuthority(`other ${file}`)).pem));
      }
      await otherTokens(node, 'sa of another cluster');
    }
    if (!one || !two) throw new Error('no node');
    assert.deepEqual(await evaluate([one, two]), []);
    assert.deepEqual(await evaluate([one, other.files]), []);
  });

  it('is silent about one node before and after its etcd CA was replaced', async () => {
    const node = await openNode({ ...QUICK, controlPlaneEndpoint: 'one.example.com:6443' });
    const withoutManifests = (files: NodeFiles) =>
      new Map([...files].filter(([path]) => !path.includes('/manifests/')));
    const before = withoutManifests(node.files);
    const after = new Map(before);
    after.set(`${PKI}/etcd/ca.crt`, bytes((await node.otherAuthority('etcd-ca')).pem));
    assert.deepEqual(await evaluate([before, after]), []);
    after.delete('etc/kubernetes/kubelet.conf');
    assert.notDeepEqual(await evaluate([before, after]), []);
  });
});
