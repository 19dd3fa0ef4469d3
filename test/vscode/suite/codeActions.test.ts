import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, reportWhere, uriOf } from './api.ts';

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}

describe('code actions', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('explain every finding', async () => {
    const uri = uriOf('etc/kubernetes/manifests/kube-apiserver.yaml');
    await vscode.workspace.openTextDocument(uri);
    const [shown] = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Kubernetes PKI');
    assert.ok(shown);
    const titles = (await actionsAt(uri, shown.range)).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.startsWith('Explain ')),
      titles.join('\n'),
    );
  });

  it('hide a finding by a comment', async () => {
    const uri = uriOf('etc/kubernetes/manifests/kube-apiserver.yaml');
    const document = await vscode.workspace.openTextDocument(uri);
    const [shown] = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Kubernetes PKI');
    assert.ok(shown);
    const actions = await actionsAt(uri, shown.range);
    const hide = actions.find(({ title }) => /^Hide .* here$/.test(title));
    const rule = /^Hide (\S+) here$/.exec(hide?.title ?? '')?.[1];
    assert.ok(hide?.edit && rule, 'no comment is offered');
    const countOf = (findings: readonly { readonly rule: string; readonly at: { readonly uri: string } }[]) =>
      findings.filter((finding) => finding.rule === rule && finding.at.uri === uri.toString()).length;
    const before = countOf((await reportWhere(api, () => true)).findings);
    await vscode.workspace.applyEdit(hide.edit);
    assert.match(document.getText(), new RegExp(`# kubernetes-pki-disable-next-line ${rule} -- reason`));
    await reportWhere(api, ({ findings }) => countOf(findings) < before);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('mend a finding where the edit is certain', async () => {
    const rule = 'kubelet/kubelet-anonymous-on';
    const uri = uriOf('var/lib/kubelet/config.yaml');
    const document = await vscode.workspace.openTextDocument(uri);
    const good = document.getText();
    const at = good.indexOf('false', good.indexOf('anonymous:'));
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 'false'.length));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, range, 'true');
    await vscode.workspace.applyEdit(edit);
    await reportWhere(api, ({ findings }) => findings.some((finding) => finding.rule === rule));

    const fix = (await actionsAt(uri, range)).find(({ title }) => title === 'Set it to false');
    assert.ok(fix?.edit, 'no fix is offered');
    await vscode.workspace.applyEdit(fix.edit);
    await reportWhere(api, ({ findings }) => !findings.some((finding) => finding.rule === rule));
    assert.equal(document.getText(), good);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
