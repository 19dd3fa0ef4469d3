import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type ComparisonInput, comparisonJson } from '../../../../src/core/index.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { answerPick } from '../answerPick.ts';
import { readyApi, uriOf } from '../api.ts';
import { drawnAfter } from '../drawnAfter.ts';
import { eventually } from '../eventually.ts';

interface GitApi {
  readonly repositories: readonly {
    readonly rootUri: vscode.Uri;
    log(options: object): Promise<readonly { readonly hash: string; readonly message: string }[]>;
  }[];
}

/** The repository, once the Git extension has opened it. */
async function openRepository(): Promise<GitApi['repositories'][number]> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  assert.ok(extension);
  await vscode.workspace.getConfiguration('git').update('enabled', true, vscode.ConfigurationTarget.Global);
  const git = await extension.activate();
  const found = () => {
    try {
      return git.getAPI(1).repositories[0];
    } catch {
      // It is switched on only now.
      return undefined;
    }
  };
  await eventually(() => found() !== undefined, 'the repository was not opened');
  return found() ?? assert.fail();
}

describe('a comparison with a Git revision', () => {
  let api: ExtensionApi;
  /** The latest first; undefined in the web host, which has no Git. */
  let commits: Awaited<ReturnType<GitApi['repositories'][number]['log']>> | undefined;

  before(async () => {
    api = await readyApi();
    if (api.hostKind === 'node') commits = await (await openRepository()).log({});
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Takes the commit at that place of the list, once the list is there. */
  const compareWith = async (at: number): Promise<ComparisonInput> => {
    const name = commits?.[at]?.hash.slice(0, 8) ?? '';
    const isDrawn = () => api.comparison.input?.before.name.endsWith(name) === true;
    await answerPick(() => vscode.commands.executeCommand('kubernetesPki.compareRevision', uriOf('')), at);
    assert.ok(api.comparison.input && isDrawn(), `${name} was not compared with`);
    return api.comparison.input;
  };

  const places = ({ before }: ComparisonInput) =>
    [...before.report.files.keys()].map((uri) => before.pathOf(uri)).sort();

  const facts = (input: ComparisonInput) => {
    const { certificates, connections, order } = comparisonJson(input);
    return {
      certificates,
      order,
      verdicts: connections.map(({ from, to, before, after }) => [from, to, before, after]),
    };
  };

  it('reads what changed from the commit and the rest from the disk, as if the commit were a folder', async () => {
    if (!commits) return;
    assert.deepEqual(
      commits.map(({ message }) => message),
      ['Rotate in haste', 'Before the rotation'],
    );
    const actual = await compareWith(1);
    const folder = vscode.Uri.joinPath(uriOf(''), '../before');
    await drawnAfter(
      api.comparison.onDidDraw,
      () => vscode.commands.executeCommand('kubernetesPki.compareFolder', uriOf(''), [uriOf(''), folder]),
      () => api.comparison.input?.before.name.endsWith('before') === true,
    );
    const expected = api.comparison.input;
    assert.ok(expected && expected.comparison.certificates.renewed.length > 5);
    assert.deepEqual(places(actual), places(expected));
    // Its certificate is a link, which has another name since.
    const kubelet = actual.comparison.connections.find(({ from }) => from === 'kubelet');
    assert.deepEqual([kubelet?.before?.verdict, kubelet?.after?.verdict === 'ok'], ['ok', false]);
    assert.deepEqual(facts(actual), facts(expected));
  });

  it('opens a file that is gone since the commit, read-only', async () => {
    if (!commits) return;
    const { before } = await compareWith(1);
    const gone = [...before.report.files.keys()].find((uri) => uri.endsWith('/former-ca.crt'));
    assert.ok(gone);
    const uri = vscode.Uri.parse(gone, true);
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /^-----BEGIN CERTIFICATE-----/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(uri.scheme), false);
  });

  it('compares what is not committed with the latest commit', async () => {
    if (!commits) return;
    const { comparison, before } = await compareWith(0);
    const names = (list: typeof comparison.certificates.added) =>
      list.map(({ origin }) => origin.uri.split('/').at(-1));
    assert.deepEqual(names(comparison.certificates.removed), []);
    assert.ok(names(comparison.certificates.added).includes('untracked.crt'));
    // The content of a file that Git ignores at that time is unknown.
    const unread = before.report.skipped.filter(({ uri }) => uri.endsWith('/ignored.crt'));
    assert.deepEqual(
      unread.map(({ reason }) => reason),
      ['unreadable'],
    );
  });

  it('is not made where there is no Git', async () => {
    if (commits) return;
    await vscode.commands.executeCommand('kubernetesPki.compareRevision', uriOf(''));
    assert.equal(api.comparison.input, undefined);
  });
});
