import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, reportWhere, rulesShownFor, uriOf } from './api.ts';

const { fs } = vscode.workspace;
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe('Problems', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('shows a finding at its flag, with its rule’s page and the places it concerns', () => {
    const [shown] = vscode.languages
      .getDiagnostics(uriOf(MANIFEST))
      .filter(({ message }) => message.includes('--etcd-cafile'));
    assert.ok(shown, 'the wrong --etcd-cafile is not shown');
    assert.equal(shown.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof shown.code === 'object');
    assert.equal(shown.code.value, 'trust/leaf-not-signed-by-trust');
    assert.equal(shown.code.target.scheme, 'kubernetes-pki-rule');
    assert.ok((shown.relatedInformation ?? []).length > 0);
  });

  it('shows in files what the report says, and nothing else', () => {
    const report = api.report();
    assert.ok(report && report.findings.length > 5);
    for (const uri of report.files.keys()) {
      const wanted: readonly string[] = report.findings.filter(({ at }) => at.uri === uri).map(({ rule }) => rule);
      assert.deepEqual([...rulesShownFor(vscode.Uri.parse(uri))].sort(), [...wanted].sort());
    }
  });

  it('marks one line of a certificate, and offers its actions anywhere in the block', async () => {
    const [uri, shown] =
      vscode.languages
        .getDiagnostics()
        .flatMap(([file, all]) => (file.path.endsWith('.crt') ? all.map((one) => [file, one] as const) : []))
        .find(([, { source }]) => source === 'Kubernetes PKI') ?? [];
    assert.ok(uri && shown, 'no certificate has a problem');
    assert.equal(shown.range.isSingleLine, true);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(shown.range), '-----BEGIN CERTIFICATE-----');
    const titlesAt = async (line: number) =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          new vscode.Range(line, 3, line, 3),
        )
      ).map(({ title }) => title);
    const first = await titlesAt(shown.range.start.line);
    assert.ok(first.length > 0);
    assert.deepEqual(await titlesAt(shown.range.start.line + 4), first);
  });

  it('follows typing before the file is saved, and decodes only that file', async () => {
    const uri = uriOf(MANIFEST);
    const document = await vscode.workspace.openTextDocument(uri);
    const flag = '--etcd-cafile=/etc/kubernetes/pki/ca.crt';
    const start = document.positionAt(document.getText().indexOf(flag));
    const range = new vscode.Range(start, start.translate(0, flag.length));
    const decoded = api.decodeCount();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, range, '--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt');
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    await reportWhere(
      api,
      ({ findings }) => !findings.some(({ message }) => plainText(message).startsWith('--etcd-cafile')),
    );
    assert.equal(api.decodeCount(), decoded + 1);
    assert.equal(rulesShownFor(uri).includes('trust/leaf-not-signed-by-trust'), false);
  });

  it('comes back to the file on disk when the text is given up', async () => {
    await vscode.window.showTextDocument(uriOf(MANIFEST));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await reportWhere(api, ({ findings }) =>
      findings.some(({ message }) => plainText(message).startsWith('--etcd-cafile')),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('follows changes on disk', async () => {
    const uri = uriOf('etc/kubernetes/pki/etcd/server.crt');
    const good = await vscode.workspace.fs.readFile(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('-----BEGIN CERTIFICATE-----\nMIIB\n'));
    await reportWhere(api, ({ findings }) => findings.some(({ rule }) => rule === 'files/pem-unterminated'));
    assert.ok(rulesShownFor(uri).includes('files/pem-unterminated'));
    await vscode.workspace.fs.writeFile(uri, good);
    await reportWhere(api, ({ findings }) => !findings.some(({ rule }) => rule === 'files/pem-unterminated'));
  });

  it('follows the related places of a finding that stays', async () => {
    const related = () =>
      vscode.languages
        .getDiagnostics(uriOf(MANIFEST))
        .flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location))
        .find(({ uri }) => uri.path.endsWith('.crt'));
    const before = related();
    assert.ok(before, 'no finding in the manifest has a certificate among its places');
    const good = await fs.readFile(before.uri);
    const sizeIs = (size: number) => reportWhere(api, ({ files }) => files.get(before.uri.toString())?.size === size);
    await fs.writeFile(before.uri, new Uint8Array([0x0a, ...good]));
    await sizeIs(good.length + 1);
    assert.equal(related()?.range.start.line, before.range.start.line + 1);
    await fs.writeFile(before.uri, good);
    await sizeIs(good.length);
  });

  it('obeys the setting of a rule’s severity', async () => {
    const rule = 'trust/leaf-not-signed-by-trust';
    const settings = vscode.workspace.getConfiguration('kubernetesPKI');
    await settings.update('rules', { [rule]: 'off' }, vscode.ConfigurationTarget.Workspace);
    await reportWhere(api, ({ findings }) => !findings.some((finding) => finding.rule === rule));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await reportWhere(api, ({ findings }) => findings.some((finding) => finding.rule === rule));
  });

  it('shows the name of the field where a problem lies far within its base64', async () => {
    const uri = uriOf('etc/kubernetes/scheduler.conf');
    const document = await vscode.workspace.openTextDocument(uri);
    const good = document.getText();
    const value = good.indexOf('client-certificate-data: ') + 'client-certificate-data: '.length;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(value + 800), '*');
    await vscode.workspace.applyEdit(edit);
    const rule = 'kubeconfigs/kubeconfig-bad-base64';
    await reportWhere(api, ({ findings }) => findings.some((finding) => finding.rule === rule));
    const shown = vscode.languages
      .getDiagnostics(uri)
      .find(({ code }) => typeof code === 'object' && code.value === rule);
    assert.ok(shown);
    assert.match(
      document.lineAt(shown.range.start.line).text.slice(shown.range.start.character),
      /^client-certificate-data/,
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await reportWhere(api, ({ findings }) => !findings.some((finding) => finding.rule === rule));
  });
});
