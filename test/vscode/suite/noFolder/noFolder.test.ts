import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readyApi } from '../api.ts';

/** Whether Node's host has loaded the bundle of all that is needed once there is a file; undefined in the web's, which loads one file. */
function hasLoadedAll(): boolean | undefined {
  if (typeof process === 'undefined' || !('getBuiltinModule' in process)) return undefined;
  const files: object = Reflect.get(process.getBuiltinModule('node:module'), '_cache');
  const loaded = Object.keys(files).filter((file) => /[\\/]dist[\\/](?:web[\\/])?extension\.js$/.test(file));
  assert.notDeepEqual(loaded, []);
  return loaded.some((file) => /[\\/]web[\\/]/.test(file));
}

describe('a window without a folder', () => {
  it('does not load what decodes files', async () => {
    const api = await readyApi();
    await api.refresh();
    if (api.hostKind === 'node') assert.equal(hasLoadedAll(), false);
  });

  it('says so in every view, and finds nothing', async () => {
    const api = await readyApi();
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    assert.equal(api.state(), 'noFolder');
    assert.deepEqual(api.report()?.findings, []);
    const { certificates, kubeconfigs, components, connections } = api.trees;
    for (const tree of [certificates, kubeconfigs, components, connections]) assert.deepEqual(tree.rows, []);
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
