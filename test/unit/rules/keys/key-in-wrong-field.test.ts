import assert from 'node:assert/strict';
import { flagSpecs, namesFile } from '../../../../src/core/kubernetes/flags/flagTable.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { makeKeys } from '../../../support/keyForms.ts';
import { CONFIG_PATH } from '../../../support/kubeadmConfig.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { spreadForms } from '../../../support/spreadForms.ts';

const RULE = 'keys/key-in-wrong-field';
const keys = makeKeys();
const [rsa] = keys;
const base64 = rsa?.forms.get('base64 of DER') ?? '';

/** Rules and places of everything said of a node after a change. */
async function allOf(change: (node: NodePki) => void): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  change(node);
  return (await inspectFiles(node.files, node.settings.now)).names;
}

describe(RULE, () => {
  it('reports a key that a flag gives in place of its path, on the value', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-private-key-file', base64)),
    );
    assert.equal(finding.messageId, 'path');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.text, base64);
    assert.equal(finding.slots.field, '--tls-private-key-file');
    assert.match(finding.code, /open …: file name too long/);
  });

  it('reports it in each form', async () => {
    const spread = new Set(Object.keys(spreadForms(Buffer.alloc(0))));
    for (const { name, forms } of keys) {
      for (const [form, text] of forms) {
        // Their kind is unknown: they are withheld, and not reported as keys.
        if (spread.has(form)) continue;
        const { findings: found } = await checkNode(RULE, (node) =>
          node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (manifest) =>
            manifest.replace(/- --client-ca-file=.*/, () => `- ${JSON.stringify(`--client-ca-file=${text}`)}`),
          ),
        );
        assert.equal(found.length, 1, `${name}, ${form}`);
      }
    }
  });

  it('is alone with it: no other rule takes the key for a path', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    for (const component of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'] as const) {
      const path = `etc/kubernetes/manifests/${component}.yaml`;
      const manifest = node.text(path);
      const given = flagSpecs(component).filter(({ name, role }) => namesFile(role) && manifest.includes(`--${name}=`));
      assert.ok(given.length > 1, component);
      for (const { name } of given) {
        const names = await allOf((changed) => changed.replaceFlag(component, name, base64));
        assert.deepEqual(names, [`${RULE} ${path}`], `${component} --${name}`);
      }
    }
  });

  it('warns of a key in the place of a name or an address', async () => {
    for (const [field, line] of [
      ['clusters[0].cluster.server', 'server'],
      ['clusters[0].cluster.tls-server-name', 'tls-server-name'],
      ['current-context', 'current-context'],
    ] as const) {
      const checked = await checkNode(RULE, (node) =>
        node.setText('etc/kubernetes/admin.conf', (text) =>
          line === 'tls-server-name'
            ? text.replace(/^( *)server:.*$/m, (all, indent) => `${all}\n${indent}tls-server-name: ${base64}`)
            : text.replace(new RegExp(`^( *${line}:).*$`, 'm'), (_, key) => `${key} ${base64}`),
        ),
      );
      const finding = only(checked);
      assert.deepEqual([finding.messageId, finding.severity, finding.text], ['text', 'warning', base64], field);
      assert.equal(finding.slots.field, field);
    }
  });

  it('reports it in a configuration of kubeadm, and in a file of flags', async () => {
    const config = `apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\netcd:\n  external:\n    endpoints: [https://10.0.0.1:2379]\n    keyFile: ${base64}\n`;
    const inConfig = only(await checkNode(RULE, (node) => node.put(CONFIG_PATH, config)));
    assert.deepEqual([inConfig.messageId, inConfig.text], ['path', base64]);
    const inArguments = only(
      await checkNode(RULE, (node) =>
        node.put('var/snap/microk8s/current/args/kube-scheduler', `--tls-private-key-file=${base64}\n`),
      ),
    );
    assert.deepEqual([inArguments.messageId, inArguments.text], ['path', base64]);
  });

  it('says that a path is withheld, because nothing is checked by it', async () => {
    const value = '/etc/kubernetes/pki/qx7kz9wj-kw3vt8zq-zj5xw2kd-vq9zk4xr-tx6wj7qz-wk2qz5vj.crt';
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'client-ca-file', value)));
    assert.deepEqual([finding.messageId, finding.severity, finding.text], ['unreadable', 'info', value]);
    const ofName = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'feature-gates', value));
    assert.deepEqual(ofName.findings, []);
  });

  it('is silent about paths, digests, fingerprints and what quotes a report', async () => {
    const digest = 'e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204';
    for (const value of [
      `/var/lib/kubelet/pods/0b1a6a2c-8d2f-4c43-9f2b-5a0f3f0a7b1d/volumes/Wrapped_Tokens/${digest}`,
      `/etc/pki/sha256:${digest}`,
      '<withheld:key:1704-characters>',
    ]) {
      assert.deepEqual(
        (await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'client-ca-file', value))).findings,
        [],
        value,
      );
    }
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
