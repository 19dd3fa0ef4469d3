import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { hoverAt, readyApi, reportWhere, rulesShownFor, uriOf } from './api.ts';

const CONF = 'etc/kubernetes/scheduler.conf';
const SYNTAX = 'files/yaml-syntax';

describe('typing in a kubeconfig', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('that is broken for the moment keeps its hovers, and reports the error at its place', async () => {
    const uri = uriOf(CONF);
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(document.lineCount, 0), 'extra: [\n');
    await vscode.workspace.applyEdit(edit);
    const report = await reportWhere(api, ({ findings }) => findings.some(({ rule }) => rule === SYNTAX));
    assert.ok(rulesShownFor(uri).includes(SYNTAX));
    assert.equal(report.files.get(uri.toString())?.stale, true);
    assert.match(await hoverAt(uri, 'client-certificate-data'), /system&#58;kube-scheduler/);
    const [shown] = vscode.languages.getDiagnostics(uri).filter(({ message }) => !message.includes('expired'));
    assert.ok(shown && shown.range.start.line >= document.lineCount - 3, `line ${shown?.range.start.line}`);
  });

  it('and reverting it brings back what is on disk', async () => {
    await vscode.window.showTextDocument(uriOf(CONF));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const report = await reportWhere(api, ({ findings }) => !findings.some(({ rule }) => rule === SYNTAX));
    assert.equal(report.files.get(uriOf(CONF).toString())?.stale, undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('and renaming it takes the unsaved text along', async () => {
    const [uri, other] = [uriOf(CONF), uriOf('etc/kubernetes/other.conf')];
    const shown = ({ findings }: Report) => findings.filter(({ rule }) => rule === SYNTAX).map(({ at }) => at.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '[\n');
    await vscode.workspace.applyEdit(edit);
    await reportWhere(api, (report) => shown(report).includes(uri.toString()));
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(uri, other);
    await vscode.workspace.applyEdit(rename);
    const moved = await reportWhere(api, (report) => shown(report).includes(other.toString()));
    assert.deepEqual(shown(moved), [other.toString()]);
    await vscode.window.showTextDocument(other);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const back = new vscode.WorkspaceEdit();
    back.renameFile(other, uri);
    await vscode.workspace.applyEdit(back);
    await reportWhere(api, (report) => report.files.has(uri.toString()) && shown(report).length === 0);
  });

  it('and closing it without saving does so too', async () => {
    const uri = uriOf(CONF);
    await vscode.window.showTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '# note: [\n[');
    await vscode.workspace.applyEdit(edit);
    await reportWhere(api, ({ findings }) => findings.some(({ rule }) => rule === SYNTAX));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await reportWhere(api, ({ findings }) => !findings.some(({ rule }) => rule === SYNTAX));
  });
});
