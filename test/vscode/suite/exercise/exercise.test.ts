import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { hoverAt, readyApi, reportWhere, rulesShownFor, uriOf } from '../api.ts';

const SCHEDULER = 'control-plane/etc/kubernetes/scheduler.conf';
const EXPIRED = 'control-plane/etc/kubernetes/pki/apiserver-kubelet-client.crt';
const run = (command: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`kubernetesPki.${command}`, ...args);

interface Lens {
  readonly line: number;
  readonly title: string;
}

/** Above the task and above each fault. */
async function lenses(): Promise<readonly Lens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf('TASK.md'),
  );
  return found
    .map(({ range, command }) => ({ line: range.start.line, title: command?.title ?? '' }))
    .sort((one, other) => one.line - other.line);
}

/** The lenses of the fault with that number. */
async function lensesOf(number: number): Promise<readonly string[]> {
  const { lineCount, lineAt } = await vscode.workspace.openTextDocument(uriOf('TASK.md'));
  const lines = Array.from({ length: lineCount }, (_, line) => lineAt(line).text);
  const line = lines.findIndex((text) => text.startsWith(`## ${number}. `));
  assert.ok(line > 0, lines.join('\n'));
  return (await lenses()).filter((lens) => lens.line === line).map(({ title }) => title);
}

describe('an exercise', () => {
  let api: ExtensionApi;
  before(async () => {
    await vscode.workspace.openTextDocument(uriOf('TASK.md'));
    api = await readyApi();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const findings = () => (api.report()?.findings ?? []).map(({ rule }) => rule).sort();

  it('shows no answer on any surface', async () => {
    assert.equal(api.state(), 'exercise');
    assert.deepEqual([findings(), api.report()?.connections], [[], []]);
    const all = vscode.languages.getDiagnostics().flatMap(([uri]) => rulesShownFor(uri));
    assert.deepEqual(all, []);
    const { certificates, kubeconfigs, components, connections } = api.trees;
    for (const tree of [certificates, kubeconfigs, components, connections]) assert.deepEqual(tree.rows, []);
    assert.equal(api.fileDecorations.provideFileDecoration(uriOf(EXPIRED)), undefined);
    assert.equal(api.statusBar.shown?.text, '$(checklist) Exercise: 0 of 5 fixed');
    const { content } = await api.inspectTool.invoke({ input: {} });
    assert.match(JSON.stringify(content), /exercise/);
    for (const panel of ['showConnectionGraph', 'showExpiration', 'openExpirationText']) await run(panel);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
  });

  it('still decodes what one opens', async () => {
    assert.match(await hoverAt(uriOf(EXPIRED), 'BEGIN'), /kube-apiserver-kubelet-client/);
  });

  it('has the state of each fault above it', async () => {
    const [first, second] = await lenses();
    assert.deepEqual([first?.line, second?.line], [0, 0]);
    assert.match(first?.title ?? '', /0 of 5 fixed/);
    assert.equal(second?.title, 'Show All Answers');
    for (const number of [1, 2, 3, 4, 5]) {
      const [state, hint, answer] = await lensesOf(number);
      assert.match(state ?? '', /Not fixed/);
      assert.deepEqual([hint, answer], ['Show Hint', 'Show Answer']);
    }
  });

  it('shows one answer alone', async () => {
    await run('showAnswer', 2);
    await reportWhere(api, (report) => report.findings.length === 1);
    assert.deepEqual(findings(), ['kubeconfigs/kubeconfig-dangling-context']);
    assert.deepEqual(rulesShownFor(uriOf(SCHEDULER)), ['kubeconfigs/kubeconfig-dangling-context']);
    assert.equal(api.state(), 'exercise');
    const [, rule, message] = await lensesOf(2);
    assert.match(message ?? '', /kube-scheduler@kubernetes/);
    assert.equal(rule, 'kubeconfigs/kubeconfig-dangling-context');
    assert.equal((await lensesOf(3))[2], 'Show Answer');
  });

  it('sees a fix as it is typed', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(SCHEDULER));
    const wrong = 'current-context: kube-scheduler@kubernetes';
    const at = document.getText().indexOf(wrong);
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + wrong.length));
    edit.replace(document.uri, range, 'current-context: system:kube-scheduler@kubernetes');
    await vscode.workspace.applyEdit(edit);
    await reportWhere(api, (report) => report.findings.length === 0);
    assert.equal(api.statusBar.shown?.text, '$(checklist) Exercise: 1 of 5 fixed');
    assert.match((await lensesOf(2)).join(), /Fixed$/);
    await document.save();
  });

  it('shows all answers, and hides them again', async () => {
    await run('showAnswers');
    await reportWhere(api, (report) => report.findings.length === 4 && report.connections.length > 0);
    assert.equal(api.state(), 'ready');
    assert.ok(api.trees.connections.rows.length > 0);
    assert.ok((await lenses()).some(({ title }) => title === 'Hide Answers'));
    await run('hideAnswers');
    await reportWhere(api, (report) => report.findings.length === 0);
    assert.deepEqual(api.trees.connections.rows, []);
  });
});
