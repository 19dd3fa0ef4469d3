import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { readyApi, uriOf } from '../api.ts';

describe('the repository of an application, with 20,000 files', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('has no PKI: an Ingress alone is none, nor is an archive of what was built', () => {
    assert.equal(api.state(), 'empty');
    assert.deepEqual(api.report()?.findings, []);
  });

  it('shows no view, and nothing in the status bar', () => {
    const { certificates, kubeconfigs, components, connections } = api.trees;
    for (const { view } of [certificates, kubeconfigs, components, connections]) assert.equal(view.visible, false);
    assert.equal(api.statusBar.shown, undefined);
  });

  it('has no provider that is asked about its documents', async () => {
    assert.equal(api.providerCount(), 0);
    const uri = uriOf('deploy/ingress.yaml');
    await vscode.workspace.openTextDocument(uri);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    const start = new vscode.Position(0, 0);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, start), []);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri), []);
    assert.equal(api.providerCount(), 0);
  });

  it('shows all of it as soon as a certificate is there, and nothing when it is gone', async () => {
    const uri = uriOf('deploy/admin.conf');
    const text = 'apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\nusers: []\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await api.refresh();
    assert.equal(api.state(), 'ready');
    assert.ok(api.providerCount() > 5, String(api.providerCount()));
    await vscode.workspace.fs.delete(uri);
    await api.refresh();
    assert.equal(api.state(), 'empty');
    assert.equal(api.providerCount(), 0);
  });
});
