import assert from 'node:assert/strict';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { hoverAtText } from './window/hoverAtText.ts';
import { hoverText } from './window/hoverText.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { openFile } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { openProblems, openView, treeRow, treeRows } from './window/views.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe('the packaged extension in a window, on the sample', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder);
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('lists in Problems what is wrong, at its line', async () => {
    const rows = await openProblems(window.page, 'etcd-cafile');
    await screenshot(window.page, 'problems');
    const [row, ...others] = rows.filter((label) => label.includes('--etcd-cafile of kube-apiserver'));
    assert.ok(row !== undefined && others.length === 0, rows.join('\n'));
    assert.match(row, /^Error: .* at line 21\b/s);
  });

  it('shows the certificates by their CA', async () => {
    await openView(window.page, 'Kubernetes PKI');
    const rows = await treeRows(window.page, 'Certificates');
    await screenshot(window.page, 'trees');
    assert.ok(
      rows.some((label) => label.includes('etcd-ca') && /Expires in \d+ days/.test(label)),
      rows.join('\n'),
    );
  });

  it('shows the kubeconfigs and who uses them', async () => {
    const row = treeRow(window.page, 'Kubeconfigs', 'scheduler.conf');
    assert.match((await row.textContent()) ?? '', /used by kube-scheduler/);
  });

  it('shows the components, their flags and where one leads astray', async () => {
    await treeRow(window.page, 'Components', 'kube-apiserver').locator('.monaco-tl-twistie').click();
    const flag = treeRow(window.page, 'Components', '--etcd-cafile');
    await flag.waitFor();
    await screenshot(window.page, 'components');
    assert.match((await flag.textContent()) ?? '', /✗/);
    await flag.click();
    await window.page.locator('.tabs-container .tab.active', { hasText: 'kube-apiserver.yaml' }).waitFor();
    await window.page
      .locator('.editor-group-container.active .line-numbers.active-line-number', { hasText: '21' })
      .waitFor();
  });

  it('explains --etcd-cafile in a hover: its purpose, its file, what is wrong', async () => {
    const text = await hoverAtText(window, MANIFEST, '--etcd-cafile=');
    await screenshot(window.page, 'flag-hover');
    assert.match(text, /etc\/kubernetes\/pki\/ca\.crt/);
    assert.match(text, /trust\/leaf-not-signed-by-trust/);
    assert.match(text, /CA "kubernetes"/);
  });

  it('decodes client-certificate-data of scheduler.conf in a hover', async () => {
    const text = await hoverAtText(window, 'etc/kubernetes/scheduler.conf', 'client-certificate-data');
    await screenshot(window.page, 'kubeconfig-hover');
    assert.match(text, /CN=system:kube-scheduler/);
    assert.match(text, /Expired \d+ days ago/);
  });

  it('decodes a PEM block where the mouse rests', async () => {
    await openFile(window.page, 'etc/kubernetes/pki/apiserver.crt');
    const text = await hoverText(window.page, '-----BEGIN CERTIFICATE-----');
    await screenshot(window.page, 'certificate-hover');
    assert.match(text, /kube-apiserver/);
  });
});
