import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readyApi } from '../api.ts';
import { eventually } from '../eventually.ts';

const KUBECONFIG = `apiVersion: v1
kind: Config
clusters:
- name: kubernetes
  cluster: { server: 10.0.0.10:6443 }
users:
- name: jane
  user: { token: abc }
contexts:
- name: jane
  context: { cluster: kubernetes, user: jane }
current-context: jane
`;

describe('a file that is open without a folder', () => {
  it('is inspected until it is closed', async () => {
    const api = await readyApi();
    const document = await vscode.workspace.openTextDocument({ content: KUBECONFIG, language: 'yaml' });
    await vscode.window.showTextDocument(document);
    const rules = () => vscode.languages.getDiagnostics(document.uri).map(({ code }) => Object(code).value);
    await eventually(() => rules().join() === 'kubeconfigs/kubeconfig-server-scheme', 'the finding');
    assert.equal(api.state(), 'ready');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(4, 0, 5, 0), '  cluster: { server: "https://10.0.0.10:6443" }\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => !rules().includes('kubeconfigs/kubeconfig-server-scheme'), 'it is fixed');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => api.state() === 'noFolder', 'no folder and no file');
  });
});
