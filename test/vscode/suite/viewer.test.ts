import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CertificateArtifact, Report } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { hoverAt, readyApi, reportWhere, uriOf } from './api.ts';
import { drawnAfter } from './drawnAfter.ts';

const { fs } = vscode.workspace;
const CA = 'etc/kubernetes/pki/ca.crt';
const ADMIN = 'etc/kubernetes/admin.conf';

const run = (command: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`kubernetesPki.${command}`, ...args);

function certificateIn(report: Report | undefined, uri: vscode.Uri): CertificateArtifact {
  const found = report?.files.get(uri.toString())?.artifacts.find((one) => one.kind === 'certificate');
  assert.ok(found?.kind === 'certificate', `${uri.path} holds no certificate`);
  return found;
}

function activeInput(): unknown {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.input;
}

const rowOf = (artifact: CertificateArtifact) => ({
  certificate: artifact.certificate.sha256,
  target: { uri: artifact.origin.uri },
});

describe('the certificate viewer', function () {
  this.timeout(40_000);
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows a file of text by the command, and leaves the text editor the default', async () => {
    const drawn = await drawnAfter(api.viewers.onDidDraw, () => run('openViewer', uriOf(CA)));
    assert.equal(drawn.title, 'ca.crt');
    assert.equal(drawn.view, 'overview');
    assert.ok(drawn.items > 15, String(drawn.items));
    const input = activeInput();
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === 'kubernetesPki.certificateText');
    await vscode.commands.executeCommand('vscode.open', uriOf('etc/kubernetes/pki/apiserver.crt'));
    assert.ok(activeInput() instanceof vscode.TabInputText);
  });

  it('is what opens a DER file, and follows it as it changes', async () => {
    const uri = uriOf('copy.der');
    const [ca, etcd] = [CA, 'etc/kubernetes/pki/etcd/ca.crt'].map((path) => certificateIn(api.report(), uriOf(path)));
    assert.ok(ca && etcd);
    try {
      await fs.writeFile(uri, ca.certificate.der);
      await reportWhere(api, ({ files }) => files.has(uri.toString()));
      await drawnAfter(api.viewers.onDidDraw, () => vscode.commands.executeCommand('vscode.open', uri));
      assert.ok(activeInput() instanceof vscode.TabInputCustom);
      const revision = api.report()?.revision ?? 0;
      await drawnAfter(
        api.viewers.onDidDraw,
        () => fs.writeFile(uri, etcd.certificate.der),
        (drawn) => drawn.revision > revision,
      );
    } finally {
      await fs.delete(uri);
    }
  });

  it('shows a certificate inside a kubeconfig in a separate panel, once', async () => {
    const artifact = certificateIn(api.report(), uriOf(ADMIN));
    const drawn = await drawnAfter(api.viewers.onDidDraw, () => run('openViewer', rowOf(artifact)));
    assert.match(drawn.title, /^(?:CA|Certificate) ".+"$/);
    assert.ok(activeInput() instanceof vscode.TabInputWebview);
    await run('openViewer', rowOf(artifact));
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });

  it('shows what lies at the cursor', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(ADMIN));
    const at = document.positionAt(document.getText().indexOf('client-certificate-data') + 3);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
    const drawn = await drawnAfter(api.viewers.onDidDraw, () => run('openViewer'));
    assert.equal(drawn.title, 'Certificate "kubernetes-admin"');
  });

  it('opens from the line above a certificate, in a file and in a kubeconfig', async () => {
    for (const [path, title] of [
      [CA, 'ca.crt'],
      [ADMIN, 'CA "kubernetes"'],
    ] as const) {
      await vscode.window.showTextDocument(uriOf(path));
      const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uriOf(path),
        99,
      );
      const { command = '', arguments: args = [] } = lens?.command ?? {};
      const drawn = await drawnAfter(api.viewers.onDidDraw, () => vscode.commands.executeCommand(command, ...args));
      assert.equal(drawn.title, title);
    }
  });

  it('is linked to by hovers over certificates', async () => {
    assert.match(await hoverAt(uriOf(ADMIN), 'client-certificate-data'), /\(command:kubernetesPki\.openViewer\?/);
  });

  it('draws each new report', async () => {
    await drawnAfter(api.viewers.onDidDraw, () => run('openViewer', uriOf(CA)));
    const revision = api.report()?.revision ?? 0;
    const drawn = await drawnAfter(
      api.viewers.onDidDraw,
      () => run('refresh'),
      (one) => one.revision > revision,
    );
    assert.ok(drawn.items > 15);
  });

  it('shows nothing of a kubeconfig that is gone', async () => {
    const uri = uriOf('etc/kubernetes/gone.conf');
    await fs.copy(uriOf(ADMIN), uri);
    const report = await reportWhere(api, ({ files }) => files.has(uri.toString()));
    const drawn = await drawnAfter(api.viewers.onDidDraw, () => run('openViewer', rowOf(certificateIn(report, uri))));
    assert.ok(drawn.items > 15);
    await drawnAfter(
      api.viewers.onDidDraw,
      () => fs.delete(uri),
      ({ title, items }) => title === 'gone.conf' && items === 0,
    );
  });

  it('compares a certificate with the one that was selected', async () => {
    const report = api.report();
    const [ca, etcd] = [CA, 'etc/kubernetes/pki/etcd/ca.crt'].map((path) => certificateIn(report, uriOf(path)));
    assert.ok(ca && etcd);
    await run('selectForCompare', rowOf(ca));
    const drawn = await drawnAfter(api.viewers.onDidDraw, () => run('compareWithSelected', rowOf(etcd)));
    assert.equal(drawn.title, 'kubernetes ↔ etcd-ca');
    assert.equal(drawn.view, 'comparison');
    assert.ok(drawn.items > 12, String(drawn.items));
  });
});
