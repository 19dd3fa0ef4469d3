import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { answerPick } from '../answerPick.ts';
import { readyApi, uriOf } from '../api.ts';
import { drawnAfter } from '../drawnAfter.ts';

const compare = (after: string, before: string) =>
  vscode.commands.executeCommand('kubernetesPki.compareFolder', uriOf(after), [uriOf(before), uriOf(after)]);

describe('the panel PKI Comparison', function () {
  this.timeout(60_000);
  let api: ExtensionApi;

  before(async () => {
    api = await readyApi();
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The result of each connection, and of the certificates, as the panel was given it. */
  const outcome = () => {
    const { comparison } = api.comparison.input ?? {};
    assert.ok(comparison);
    const { added, removed, renewed } = comparison.certificates;
    return {
      certificates: [added.length, removed.length, renewed.length],
      interrupted: comparison.interrupted.map((at) => comparison.connections[at]?.to),
      changed: comparison.connections
        .filter(({ before, after }) => before?.verdict !== after?.verdict)
        .map(({ from, before, after }) => `${from}: ${before?.verdict}, ${after?.verdict}`),
    };
  };

  const ROTATED = {
    certificates: [1, 1, 8],
    interrupted: ['etcd', 'etcd'],
    changed: ['kube-controller-manager: ok, broken', 'kube-scheduler: broken, ok'],
  };

  it('shows what differs between two folders, once', async () => {
    const drawn = await drawnAfter(api.comparison.onDidDraw, () => compare('after', 'before'));
    assert.deepEqual(outcome(), ROTATED);
    assert.deepEqual([drawn.connections, drawn.certificates], [4, 10]);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'PKI Comparison');
  });

  it('takes the state whose certificates are older for the one before, and swaps when asked', async () => {
    await drawnAfter(api.comparison.onDidDraw, () => compare('before', 'after'));
    assert.match(api.comparison.input?.before.name ?? '', /before$/);
    assert.deepEqual(outcome(), ROTATED);
  });

  it('reads an archive for a folder', async () => {
    await drawnAfter(api.comparison.onDidDraw, () => compare('after', 'before.tar.gz'));
    // The web host cannot read the link in the folder, which is another file to it; in the archive it is a link.
    const links = api.hostKind === 'web' ? 1 : 0;
    assert.deepEqual(outcome(), { ...ROTATED, certificates: [1 + links, 1, 8] });
    assert.match(api.comparison.input?.before.name ?? '', /before\.tar\.gz$/);
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.equal(tabs.filter(({ label }) => label === 'PKI Comparison').length, 1);
  });

  it('leaves out of a folder the state in it that it is compared with', async () => {
    await drawnAfter(api.comparison.onDidDraw, () => compare('', 'before'));
    assert.deepEqual(outcome().certificates, ROTATED.certificates);
  });

  it('compares again when a file changes', async () => {
    await drawnAfter(api.comparison.onDidDraw, () => compare('after', 'before'));
    const [from, to] = ['before', 'after'].map((state) => uriOf(`${state}/etc/kubernetes/controller-manager.conf`));
    assert.ok(from && to);
    const rotated = await vscode.workspace.fs.readFile(to);
    const isRecovered = () => outcome().changed.length === 1;
    await drawnAfter(
      api.comparison.onDidDraw,
      async () => vscode.workspace.fs.writeFile(to, await vscode.workspace.fs.readFile(from)),
      isRecovered,
    );
    assert.deepEqual(outcome().changed, ['kube-scheduler: broken, ok']);
    await vscode.workspace.fs.writeFile(to, rotated);
  });

  it('shows the same folder as if it were of another release, the one after the newest known being the first', async () => {
    await drawnAfter(api.comparison.onDidDraw, () =>
      answerPick(() => vscode.commands.executeCommand('kubernetesPki.compareRelease', uriOf('after')), 0),
    );
    const { before, after, upgrade } = api.comparison.input ?? {};
    const version = { major: 1, minor: 38 };
    assert.deepEqual([upgrade?.release, before?.report.release, after?.report.release], [version, undefined, version]);
    assert.match(after?.name ?? '', /after as Kubernetes 1\.38$/);
    assert.deepEqual(outcome().certificates, [0, 0, 0]);
  });

  it('offers revisions of Git only where there is Git to read them', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('kubernetesPki.compareRevision'));
    // No repository is open here: the answer is a message, and nothing is compared.
    const { input } = api.comparison;
    await vscode.commands.executeCommand('kubernetesPki.compareRevision', uriOf('after'));
    assert.equal(api.comparison.input, input);
  });

  // The last: deleting the copy draws the panel once more.
  it('takes the state with the newest file for the one after, if no certificate was issued since', async () => {
    const edited = uriOf('edited');
    await vscode.workspace.fs.copy(uriOf('after'), edited);
    const changed = vscode.Uri.joinPath(edited, 'etc/kubernetes/controller-manager.conf');
    await vscode.workspace.fs.writeFile(changed, await vscode.workspace.fs.readFile(changed));
    const isInOrder = () => {
      const { before, after } = api.comparison.input ?? {};
      return /after \S*edited$/.test(`${before?.name} ${after?.name}`);
    };
    await drawnAfter(api.comparison.onDidDraw, () => compare('after', 'edited'), isInOrder);
    await vscode.workspace.fs.delete(edited, { recursive: true });
  });
});
