import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../../src/core/index.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { hoverAt, readyApi, reportWhere, rulesShownFor } from '../api.ts';
import { drawnAfter } from '../drawnAfter.ts';

const SAMPLE = vscode.Uri.from({ scheme: 'kubernetes-pki-sample', path: '/sample-cluster' });
const at = (path: string) => vscode.Uri.joinPath(SAMPLE, path);
const PKI = 'control-plane/etc/kubernetes/pki';
const MANIFEST = 'control-plane/etc/kubernetes/manifests/kube-apiserver.yaml';
const WORKER_CONF = 'worker/etc/kubernetes/kubelet.conf';

describe('the sample cluster', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
    await vscode.commands.executeCommand('kubernetesPki.openSample');
    await reportWhere(api, ({ nodes }) => nodes.length === 2);
  });

  it('is a folder of the window, opened once however often it is asked for', async () => {
    await vscode.commands.executeCommand('kubernetesPki.openSample');
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert.deepEqual(
      folders.map(({ name }) => name),
      ['nothing', 'Sample Cluster'],
    );
    assert.equal(api.state(), 'ready');
  });

  it('shows three problems, each at its place, and no other', () => {
    assert.equal(api.report()?.findings.length, 3);
    assert.deepEqual(rulesShownFor(at(MANIFEST)), ['trust/leaf-not-signed-by-trust']);
    assert.deepEqual(rulesShownFor(at(`${PKI}/apiserver-kubelet-client.crt`)), ['validity/cert-expires-soon']);
    assert.deepEqual(rulesShownFor(at(WORKER_CONF)), ['trust/cluster-ca-disagree']);
  });

  it('fills every tree', () => {
    const { certificates, kubeconfigs, components, connections } = api.trees;
    for (const tree of [certificates, kubeconfigs, components, connections]) {
      assert.deepEqual(
        tree.rows.map(({ label }) => plainText(label)),
        // The state of last month is an archive.
        ['control-plane', 'worker', ...(tree === certificates ? ['Not read'] : [])],
      );
    }
    const [controlPlane] = certificates.rows;
    const labels = controlPlane?.children.map(({ label }) => plainText(label)) ?? [];
    for (const ca of ['kubernetes', 'etcd-ca', 'front-proxy-ca']) assert.ok(labels.includes(ca), labels.join(', '));
    const causes = connections.rows.flatMap(({ children }) => children[0] ?? []);
    const broken = causes.map(({ children }) => children[0] && plainText(children[0].label));
    assert.deepEqual(broken, ['kube-apiserver → etcd', 'kubelet → kube-apiserver']);
  });

  it('compares with its state of last month, when everything worked', async () => {
    const { connections } = await drawnAfter(api.comparison.onDidDraw, () =>
      vscode.commands.executeCommand('kubernetesPki.compareSample'),
    );
    const { comparison } = api.comparison.input ?? {};
    const namesOf = (rows: NonNullable<typeof comparison>['connections']) =>
      rows.map(({ from, to }) => `${from} → ${to}`).sort();
    const rows = comparison?.connections ?? [];
    assert.deepEqual(
      namesOf(rows.filter(({ before, after }) => before?.verdict === 'ok' && after?.verdict === 'broken')),
      ['kube-apiserver@control-plane → etcd@control-plane', 'kubelet@worker → kube-apiserver@control-plane'],
    );
    // Without etcd, kube-apiserver does not start again.
    const following = rows.filter(({ follows }) => follows.after);
    assert.ok(
      following.length > 0 && namesOf(following).every((name) => name.endsWith('kube-apiserver@control-plane')),
    );
    assert.equal(connections, 2 + following.length);
    assert.equal(api.report()?.findings.length, 3);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('shows in a hover what a certificate is', async () => {
    assert.match(await hoverAt(at(`${PKI}/apiserver.crt`), 'BEGIN'), /kube-apiserver/);
    await vscode.commands.executeCommand('kubernetesPki.showExampleHover');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), at(`${PKI}/apiserver.crt`).toString());
  });

  it('shows the link to a kubelet’s certificate as a link', async () => {
    const folder = at('worker/var/lib/kubelet/pki');
    const entries = new Map(await vscode.workspace.fs.readDirectory(folder));
    const type = entries.get('kubelet-client-current.pem') ?? vscode.FileType.Unknown;
    assert.equal(type, vscode.FileType.File | vscode.FileType.SymbolicLink);
  });

  it('cannot be changed', async () => {
    const { fs } = vscode.workspace;
    const file = at(MANIFEST);
    assert.equal(fs.isWritableFileSystem(SAMPLE.scheme), false);
    const before = await fs.readFile(file);
    for (const change of [
      () => fs.writeFile(file, new Uint8Array()),
      () => fs.delete(file),
      () => fs.rename(file, at('x.yaml')),
      () => fs.createDirectory(at('x')),
    ]) {
      assert.ok(await fails(change), String(change));
    }
    assert.deepEqual(await fs.readFile(file), before);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), '# ');
    await vscode.workspace.applyEdit(edit).then(undefined, () => {});
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.isDirty && (await document.save()), false);
  });

  it('is nowhere but in its folder', async () => {
    for (const path of ['/', '/other', '/sample-cluster-2', '/sample-cluster/none']) {
      const uri = SAMPLE.with({ path });
      assert.ok(await fails(() => vscode.workspace.fs.stat(uri)), path);
    }
  });

  it('goes with its editors and its problems when it is closed', async () => {
    await vscode.window.showTextDocument(at(MANIFEST), { preview: false });
    await vscode.commands.executeCommand('kubernetesPki.closeSample');
    await reportWhere(api, ({ nodes }) => nodes.length === 0);
    assert.equal(api.state(), 'empty');
    assert.deepEqual(vscode.languages.getDiagnostics(at(MANIFEST)), []);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      [],
    );
    await vscode.commands.executeCommand('kubernetesPki.closeSample');
  });
});

async function fails(change: () => Thenable<unknown>): Promise<boolean> {
  try {
    await change();
    return false;
  } catch (error) {
    return error instanceof Error;
  }
}
