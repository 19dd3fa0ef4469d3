import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, reportWhere, uriOf } from './api.ts';
import { eventually } from './eventually.ts';

const RULE = 'trust/leaf-not-signed-by-trust';

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

  it('come in the order of use: fixes, then the page of the finding, and last, as no quick fix, what hides it', async () => {
    const uri = uriOf('etc/kubernetes/manifests/kube-apiserver.yaml');
    await vscode.workspace.openTextDocument(uri);
    const problems = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Kubernetes PKI');
    const shown = problems.find(({ code }) => typeof code === 'object' && code.value === RULE);
    assert.ok(shown, 'the sample has another fault');
    const actions = await actionsAt(uri, shown.range);
    const titles = actions.map(({ title, kind }) => `${kind?.value ?? ''}: ${title}`);
    assert.match(titles[0] ?? '', /^quickfix: Change --etcd-cafile to /);
    assert.equal(titles[1], `quickfix: Explain ${RULE}`);
    assert.deepEqual(titles.slice(-2), [`: Configure severity of ${RULE}…`, `: Hide ${RULE} here`]);
  });

  it('lead to a page that begins with the finding, and is read again when that is fixed', async () => {
    const uri = uriOf('etc/kubernetes/manifests/kube-apiserver.yaml');
    const [shown] = vscode.languages
      .getDiagnostics(uri)
      .filter(({ code }) => typeof code === 'object' && code.value === RULE);
    const target = typeof shown?.code === 'object' && shown.code.target;
    assert.ok(target);
    const page = await vscode.workspace.openTextDocument(target);
    const [start = ''] = page.getText().split('## What you see');
    const [, link = ''] = /^\[.*kube-apiserver\.yaml&#58;21\]\(\.\.(\/place\/\d+\.place)\)$/m.exec(start) ?? [];
    await vscode.window.showTextDocument(page);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('vscode.open', target.with({ path: link, query: '' }));
    await eventually(
      () => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString(),
      'the place is not opened',
    );
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 20);
    assert.match(start, /```diff\n--- a\/etc\/kubernetes\/manifests\/kube-apiserver\.yaml/);
    const alone = await vscode.workspace.openTextDocument(target.with({ query: '' }));
    assert.doesNotMatch(alone.getText(), /&#58;21\]/m);
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
