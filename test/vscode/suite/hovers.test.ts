import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverAt, readyApi, uriOf } from './api.ts';

describe('hovers', () => {
  before(async () => {
    await readyApi();
  });

  it('decode a PEM block', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/pki/apiserver.crt'), 'BEGIN CERTIFICATE');
    assert.match(text, /kube-apiserver/);
    assert.match(text, /Expires in \d+ days/);
  });

  it('decode the data of a kubeconfig in a file that VS Code takes for properties', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/scheduler.conf'), 'client-certificate-data');
    assert.match(text, /system&#58;kube-scheduler/);
    assert.match(text, /Expired \d+ days ago/);
    assert.match(text, /openRule/);
  });

  it('follow a path of a kubeconfig', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/kubelet.conf'), 'client-certificate:');
    assert.match(text, /system&#58;node&#58;cp-1/);
  });

  it('explain a flag, what it leads to, and what is wrong with it', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/manifests/kube-apiserver.yaml'), '--etcd-cafile');
    assert.match(text, /Purpose/);
    assert.match(text, /openPlace/);
    assert.match(text, /certificate signed by unknown authority/);
  });

  it('leave problems to the editor’s hover, unless the editor hides them', async () => {
    const manifest = uriOf('etc/kubernetes/manifests/kube-apiserver.yaml');
    const atValue = () => hoverAt(manifest, '/etc/kubernetes/pki/ca.crt', '--etcd-cafile=');
    const beside = await atValue();
    assert.match(beside, /Purpose/);
    assert.doesNotMatch(beside, /openRule/);
    const problems = vscode.workspace.getConfiguration('problems');
    await problems.update('visibility', false, vscode.ConfigurationTarget.Global);
    try {
      assert.match(await atValue(), /openRule/);
    } finally {
      await problems.update('visibility', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('explain a path of the kubelet’s configuration', async () => {
    const text = await hoverAt(uriOf('var/lib/kubelet/config.yaml'), 'clientCAFile');
    assert.match(text, /CA &#34;kubernetes&#34;/);
  });

  it('lead to the uses, the text and the PEM of a certificate, and pin a CA', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/pki/ca.crt'), 'BEGIN CERTIFICATE');
    assert.match(text, /\[Used by \d+\]\(command:kubernetesPki\.showReferences\?/);
    assert.match(text, /\(command:kubernetesPki\.openDecoded\?/);
    assert.match(text, /\(command:kubernetesPki\.copyPem\?/);
    assert.match(
      text,
      /\(command:kubernetesPki\.copyCommand\?%5B%22--discovery-token-ca-cert-hash%20sha256%3A[0-9a-f]{64}%22%5D/,
    );
  });

  it('offer no copy of a private key', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/pki/ca.key'), 'PRIVATE KEY');
    assert.doesNotMatch(text, /copyPem|copyCommand|openDecoded/);
  });

  it('show nothing of a private key but its kind', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/pki/ca.key'), 'PRIVATE KEY');
    assert.match(text, /RSA 2048 bits/);
    // The digest of its public half has 64 digits; in a link's arguments a blank before it is written as %20.
    assert.doesNotMatch(text.replaceAll(/%[0-9A-F]{2}/g, ' '), /[A-Za-z0-9+/]{65,}/);
  });

  it('lead from a key to its page', async () => {
    const uri = uriOf('etc/kubernetes/pki/ca.key');
    const text = await hoverAt(uri, 'PRIVATE KEY');
    const [, args = ''] = /\[View\]\(command:kubernetesPki\.openViewer\?([^ ]+) /.exec(text) ?? [];
    await vscode.commands.executeCommand('kubernetesPki.openViewer', ...JSON.parse(decodeURIComponent(args)));
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputCustom);
    assert.equal(activeTab.input.uri.toString(), uri.toString());
    await vscode.window.tabGroups.close(activeTab);
  });

  it('find in a script the CA that the hash of a join command is of', async () => {
    const ca = await hoverAt(uriOf('etc/kubernetes/pki/ca.crt'), 'BEGIN CERTIFICATE');
    const [, hash = ''] = /ca-cert-hash%20sha256%3A([0-9a-f]{64})/.exec(ca) ?? [];
    const token = '--token abcdef.0123456789abcdef';
    const content = `kubeadm join 10.0.0.10:6443 ${token} --discovery-token-ca-cert-hash sha256:${hash}\n`;
    const { uri } = await vscode.workspace.openTextDocument({ content, language: 'shellscript' });
    const found = await hoverAt(uri, '--discovery');
    assert.match(found, /CA &#34;kubernetes&#34;/);
    assert.match(found, /\[etc\/kubernetes\/pki\/ca\.crt\]\(command:kubernetesPki\.openPlace\?/);
    assert.match(found, /\(command:kubernetesPki\.openViewer\?/);
    assert.doesNotMatch(found, /decodeSelection/);
    const said = await hoverAt(uri, 'abcdef');
    assert.match(said, /Bootstrap token &#34;abcdef&#34;/);
    assert.doesNotMatch(said, /0123456789abcdef/);
  });

  it('decode what a text holds that is in no report, and lead to its text and PEM', async () => {
    const { getText } = await vscode.workspace.openTextDocument(uriOf('etc/kubernetes/pki/ca.crt'));
    const content = JSON.stringify({ data: { 'ca.crt': btoa(getText()) } });
    const { uri } = await vscode.workspace.openTextDocument({ content });
    const text = await hoverAt(uri, 'ca.crt');
    assert.match(text, /CA &#34;kubernetes&#34;/);
    assert.match(text, /\(command:kubernetesPki\.decodeSelection\?/);
    assert.match(text, /\(command:kubernetesPki\.copyCommand\?%5B%22-----BEGIN%20CERTIFICATE/);
    assert.equal(await hoverAt(uri, 'data'), '');
  });

  it('are silent elsewhere', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/manifests/kube-apiserver.yaml'), 'livenessProbe');
    assert.equal(text, '');
  });
});
