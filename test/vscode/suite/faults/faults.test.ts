import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../../src/core/index.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import type { ExpectedFault } from '../../makeFaults.ts';
import { readyApi, reportWhere, uriOf } from '../api.ts';

/** An action that VS Code itself offers for JSON. */
const OF_VSCODE = 'Sort JSON';

describe('the first code action at thirty generated faults', function () {
  this.timeout(180_000);
  let api: ExtensionApi;
  let expected: readonly ExpectedFault[];

  before(async () => {
    api = await readyApi();
    expected = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('expected.json'))));
    assert.equal(expected.length, 30);
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is the fix in a folder, or explains the finding where no fix is known', async () => {
    const wrong: string[] = [];
    for (const one of expected) {
      const uri = uriOf(`${one.name}/${one.path}`);
      const [first, ...others] = await actionsAt(uri, one.rule);
      wrong.push(...faultIn(one, first, others, (fix) => [fix]));
    }
    assert.deepEqual(wrong, []);
  });

  it('copies the fix in an archive, or explains the finding', async () => {
    const wrong: string[] = [];
    // A certificate that lies in a folder as well has one finding.
    const settings = vscode.workspace.getConfiguration('kubernetesPKI', uriOf(''));
    await settings.update('exclude', ['node-*'], vscode.ConfigurationTarget.WorkspaceFolder);
    await reportWhere(api, ({ nodes }) => nodes.every(({ view }) => view.files.length < 2));
    for (const one of expected) {
      await vscode.commands.executeCommand('kubernetesPki.inspectArchive', uriOf(`${one.name}.tar`));
      const isThere = (uri: string) => decodeURIComponent(uri).includes(`/${one.name}.tar!/`);
      const report = await reportWhere(api, ({ files, isPartial }) => !isPartial && [...files.keys()].some(isThere));
      const uri = [...report.files.keys()].find(
        (key) => isThere(key) && decodeURIComponent(key).endsWith(`/${one.path}`),
      );
      const [first, ...others] = uri === undefined ? [] : await actionsAt(vscode.Uri.parse(uri, true), one.rule);
      const copied = (fix: string) => [`Copy as Diff: ${fix}`, `Copy sed Command: ${fix}`, fix];
      wrong.push(...faultIn(one, first, others, copied));
      await vscode.commands.executeCommand('kubernetesPki.closeArchive');
      await reportWhere(api, ({ files }) => ![...files.keys()].some(isThere));
    }
    assert.deepEqual(wrong, []);
  });

  /** The actions that VS Code lists at the problem of the rule in the file. */
  async function actionsAt(uri: vscode.Uri, rule: string): Promise<readonly vscode.CodeAction[]> {
    const wanted = ({ findings }: Report) =>
      findings.some((finding) => finding.rule === rule && finding.at.uri.startsWith(uri.toString()));
    await reportWhere(api, wanted);
    await vscode.workspace.openTextDocument(uri);
    const problem = vscode.languages
      .getDiagnostics(uri)
      .find(({ code }) => typeof code === 'object' && code.value === rule);
    if (!problem) return [];
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
    );
    return all.filter(({ title }) => title !== OF_VSCODE);
  }
});

/** Describes a wrong list: a right one begins with a fix that is known, or else with the page, and ends with actions that hide the finding. */
function faultIn(
  { fault, rule, fixes }: ExpectedFault,
  first: vscode.CodeAction | undefined,
  others: readonly vscode.CodeAction[],
  shown: (fix: string) => readonly string[],
): readonly string[] {
  if (!first) return [`${fault}: no action at ${rule}`];
  const isFix = fixes.flatMap(shown).includes(first.title);
  const isRight = fixes.length > 0 ? isFix : first.title.startsWith('Explain ');
  const hides = ({ title }: vscode.CodeAction) => /^(?:Hide|Configure severity of) /.test(title);
  const last = others.map(hides);
  const isLast = last.lastIndexOf(false) < last.indexOf(true);
  return isRight && isLast ? [] : [`${fault}, ${rule}: ${[first, ...others].map(({ title }) => title).join(' | ')}`];
}
