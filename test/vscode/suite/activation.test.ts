import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('starts by itself in an opened folder', async () => {
    const extension = vscode.extensions.getExtension('kubernetes-pki-inspector.kubernetes-pki-inspector');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('runs with a workspace folder that can be read', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'no folder is open');
    const entries = await vscode.workspace.fs.readDirectory(folder.uri);
    assert.notDeepEqual(entries, []);
  });
});
