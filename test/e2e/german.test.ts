import assert from 'node:assert/strict';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { hoverAtText } from './window/hoverAtText.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { screenshot } from './window/screenshot.ts';
import { openProblems, openView, treeRows } from './window/views.ts';

describe('the packaged extension in a window in German', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder, { locale: 'de' });
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('names its views and says how long certificates are valid', async () => {
    await openView(window.page, 'Kubernetes PKI');
    const rows = await treeRows(window.page, 'Zertifikate');
    assert.ok(
      rows.some((label) => label.includes('etcd-ca') && /Noch \d+ Tage gültig/.test(label)),
      rows.join('\n'),
    );
  });

  it('translates problems and explains a flag', async () => {
    const rows = await openProblems(window.page, 'etcd-cafile');
    assert.match(rows.join('\n'), /--etcd-cafile von kube-apiserver enthält nicht die CA von --cert-file von etcd/);
    const text = await hoverAtText(window, 'etc/kubernetes/manifests/kube-apiserver.yaml', '--etcd-cafile=');
    await screenshot(window.page, 'german');
    assert.match(text, /enthält nicht die CA von/);
    assert.match(text, /Antragsteller/);
  });
});
