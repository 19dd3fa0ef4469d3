import assert from 'node:assert/strict';
import { mainLine } from '../../../../src/core/index.ts';
import { checkFiles, checkNode } from '../../../support/checkRule.ts';
import { kubespray } from '../../../support/layouts/kubespray.ts';
import { k3s } from '../../../support/layouts/rancher.ts';
import { days, type NodeOptions, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'validity/cert-expired';
const NOW = nodeSettings({}).now;
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const ETCD_PEER = 'etc/kubernetes/pki/etcd/peer.crt';
const OVER = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

async function commands(edit: (node: NodePki) => void, options: NodeOptions = {}) {
  const { findings } = await checkNode(RULE, edit, options);
  return findings.map(({ command }) => command && mainLine(command));
}

describe('the command that renews a certificate on its node', () => {
  it('is none for what a CA signed whose key is elsewhere, and there still is one for the others', async () => {
    const edit = (node: NodePki) => {
      node.replaceCertificate(APISERVER, OVER);
      node.replaceCertificate(ETCD_PEER, OVER);
      node.remove('etc/kubernetes/pki/ca.key');
    };
    assert.deepEqual(await commands(edit), [undefined, 'kubeadm certs renew etcd-peer']);
  });

  it('is one of OpenSSL where a unit starts the API server, which kubeadm does not set up', async () => {
    const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
    const [command = ''] = await commands((node) => {
      node.replaceCertificate(APISERVER, OVER);
      const flags = [...node.text(MANIFEST).matchAll(/^ {4}- (kube-apiserver|--.*)$/gm)].map(([, word]) => word);
      node.remove(MANIFEST);
      const unit = `[Service]\nExecStart=/usr/bin/${flags.join(' ')}\n`;
      node.files.set('etc/systemd/system/kube-apiserver.service', new TextEncoder().encode(unit));
    });
    assert.match(command, /^openssl /);
  });

  it('is there where no key was copied at all', async () => {
    const edit = (node: NodePki) => void node.replaceCertificate(APISERVER, OVER);
    assert.deepEqual(await commands(edit, { withoutKeys: true }), ['kubeadm certs renew apiserver']);
  });

  it('is the one of the version', async () => {
    const edit = (node: NodePki) => {
      node.replaceCertificate(APISERVER, OVER);
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.19.16'),
      );
    };
    assert.deepEqual(await commands(edit), ['kubeadm alpha certs renew apiserver']);
  });

  it('names the folder that kubespray keeps certificates in', async () => {
    const { findings } = await checkFiles(RULE, await kubespray(NOW), days(NOW, 800));
    const found = findings.map(({ command }) => command && mainLine(command));
    assert.ok(found.includes('kubeadm certs renew apiserver --cert-dir /etc/kubernetes/ssl'), found.join('\n'));
  });

  it("is k3s's own on k3s", async () => {
    const { findings } = await checkFiles(RULE, await k3s(NOW), days(NOW, 800));
    const found = findings.map(({ command }) => command && mainLine(command));
    assert.ok(found.includes('k3s certificate rotate --service api-server'), found.join('\n'));
    assert.ok(found.every((command) => !command?.includes('kubeadm')));
  });
});
