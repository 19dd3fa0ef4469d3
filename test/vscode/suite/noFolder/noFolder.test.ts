import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readyApi } from '../api.ts';

describe('a window without a folder', () => {
  it('says so in every view, and finds nothing', async () => {
    const api = await readyApi();
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    assert.equal(api.state(), 'noFolder');
    assert.deepEqual(api.report()?.findings, []);
    const { certificates, kubeconfigs, components, connections } = api.trees;
    for (const tree of [certificates, kubeconfigs, components, connections]) assert.deepEqual(tree.getChildren(), []);
  });

  it('answers its commands', async () => {
    await readyApi();
    await vscode.commands.executeCommand('kubernetesPki.refresh');
    await vscode.commands.executeCommand('kubernetesPki.openExpirationText');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^No certificates found\./);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('kubernetesPki.openDecoded');
    await vscode.commands.executeCommand('kubernetesPki.copyFingerprint');
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
