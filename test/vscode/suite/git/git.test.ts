import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type ComparisonInput, comparisonJson } from '../../../../src/core/index.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { readyApi, uriOf } from '../api.ts';
import { drawnAfter } from '../drawnAfter.ts';

const FIRST = 'Before the rotation';

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
  for (let wait = 0; wait < 200; wait++) {
    try {
      const [repository] = git.getAPI(1).repositories;
      if (repository) return repository;
    } catch {
      // It is switched on only now.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The repository was not opened.');
}

describe('a comparison with a Git revision', function () {
  this.timeout(60_000);
  let api: ExtensionApi;
  let isNode: boolean;

  before(async () => {
    api = await readyApi();
    isNode = api.hostKind === 'node';
    if (isNode) await openRepository();
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Takes the revision of that name from the list. */
  const compareWith = async (wanted: string, before: readonly string[]) => {
    const drawn = drawnAfter(api.comparison.onDidDraw, async () => {
      void vscode.commands.executeCommand('kubernetesPki.compareRevision', uriOf(''));
    });
    const end = Date.now() + 15_000;
    let isDrawn = false;
    drawn.then(
      () => {
        isDrawn = true;
      },
      () => {},
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (const _ of before) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    while (!isDrawn && Date.now() < end) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await drawn;
    assert.ok(api.comparison.input, wanted);
    return api.comparison.input;
  };

  const facts = (input: ComparisonInput) => {
    const { certificates, connections, order } = comparisonJson(input);
    return { certificates, connections, order };
  };

  it('reads what changed from the commit and the rest from the disk, as if the commit were a folder', async function () {
    if (!isNode) this.skip();
    const old = await compareWith(FIRST, ['Rotate in haste']);
    const folder = vscode.Uri.joinPath(uriOf(''), '../before');
    await drawnAfter(api.comparison.onDidDraw, () =>
      vscode.commands.executeCommand('kubernetesPki.compareFolder', uriOf(''), [uriOf(''), folder]),
    );
    const wanted = api.comparison.input;
    assert.ok(wanted);
    const places = ({ before }: ComparisonInput) =>
      [...before.report.files.keys()].map((uri) => before.pathOf(uri)).sort();
    assert.deepEqual(places(old), places(wanted));
    assert.ok(wanted.comparison.certificates.renewed.length > 5);
    const [expected, actual] = [facts(wanted), facts(old)];
    assert.deepEqual(actual.certificates, expected.certificates);
    const endings = (facts: typeof actual) =>
      facts.connections.map(({ from, to, before, after }) => `${from} ${to} ${before} ${after}`);
    assert.deepEqual(endings(actual), endings(expected));
  });

  it('opens a deleted file of the commit read-only, as it was', async function () {
    if (!isNode) this.skip();
    const input = await compareWith(FIRST, ['Rotate in haste']);
    const gone = [...input.before.report.files.keys()].find((uri) => uri.endsWith('/former-ca.crt'));
    assert.ok(gone);
    const uri = vscode.Uri.parse(gone, true);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /^-----BEGIN CERTIFICATE-----/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(uri.scheme), false);
    const link = [...input.before.report.files.keys()].find((one) => one.includes('/kubelet-client-'));
    assert.ok(link);
  });

  it('takes the latest commit for before: what is not committed differs, and what Git ignores is not added', async function () {
    if (!isNode) this.skip();
    const { comparison } = await compareWith('Rotate in haste', []);
    const names = (list: typeof comparison.certificates.added) =>
      list.map(({ origin }) => origin.uri.split('/').at(-1));
    assert.deepEqual(names(comparison.certificates.removed), []);
    assert.ok(names(comparison.certificates.added).includes('untracked.crt'));
  });

  it('is not there where there is no Git', async function () {
    if (isNode) this.skip();
    await vscode.commands.executeCommand('kubernetesPki.compareRevision', uriOf(''));
    assert.equal(api.comparison.input, undefined);
  });
});
