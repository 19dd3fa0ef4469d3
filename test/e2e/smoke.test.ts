import assert from 'node:assert/strict';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { hoverText } from './window/hoverText.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { openFile } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { openProblems, openView, treeRows } from './window/views.ts';

describe('the packaged extension in a window', () => {
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

  it('lists what is wrong in Problems', async () => {
    const rows = await openProblems(window.page, 'etcd-cafile');
    await screenshot(window.page, 'problems');
    assert.ok(
      rows.some((row) => row.includes('--etcd-cafile of kube-apiserver')),
      rows.join('\n'),
    );
  });

  it('lists certificates in its view', async () => {
    await openView(window.page, 'Kubernetes PKI');
    const rows = await treeRows(window.page, 'Certificates');
    await screenshot(window.page, 'certificates-view');
    assert.notDeepEqual(rows, []);
  });

  it('explains a certificate in a hover', async () => {
    await openFile(window.page, 'etc/kubernetes/pki/apiserver.crt');
    const text = await hoverText(window.page, '-----BEGIN CERTIFICATE-----');
    await screenshot(window.page, 'certificate-hover');
    assert.match(text, /kube-apiserver/);
  });
});
