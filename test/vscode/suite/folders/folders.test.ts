import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../../src/core/index.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { hoverAt, readyApi, reportWhere } from '../api.ts';

describe('a workspace of several folders', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  const beside = (path: string) => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    return vscode.Uri.joinPath(first.uri, '..', path);
  };

  it('says so while nothing of ours is in it', () => {
    assert.equal(api.state(), 'empty');
    const { certificates, kubeconfigs, components, connections } = api.trees;
    for (const tree of [certificates, kubeconfigs, components, connections]) assert.deepEqual(tree.rows, []);
  });

  it('shows a node as soon as its folder is added', async () => {
    vscode.workspace.updateWorkspaceFolders(1, 0, { uri: beside('node-1') });
    await reportWhere(api, ({ nodes }) => nodes.length === 1);
    assert.equal(api.state(), 'ready');
    assert.ok(api.trees.certificates.rows.some(({ label }) => plainText(label) === 'kubernetes'));
  });

  it('keeps two nodes apart', async () => {
    vscode.workspace.updateWorkspaceFolders(2, 0, { uri: beside('node-2') });
    const report = await reportWhere(api, ({ nodes }) => nodes.length === 2);
    assert.deepEqual(
      report.nodes.map(({ view }) => view.label),
      ['node-1', 'node-2'],
    );
    assert.deepEqual(report.findings, []);
    assert.deepEqual(
      api.trees.components.rows.map(({ label }) => plainText(label)),
      ['node-1', 'node-2'],
    );
    const text = await hoverAt(beside('node-2/etc/kubernetes/pki/apiserver.crt'), 'BEGIN');
    assert.match(text, /cp-2/);
  });

  it('reads the exclusions of each folder', async () => {
    const uri = beside('node-2');
    const settings = vscode.workspace.getConfiguration('kubernetesPKI', uri);
    await settings.update('exclude', ['etc'], vscode.ConfigurationTarget.WorkspaceFolder);
    await reportWhere(api, ({ files }) => !files.has(`${uri}/etc/kubernetes/admin.conf`));
    assert.ok(api.report()?.files.has(`${beside('node-1')}/etc/kubernetes/admin.conf`));
    await settings.update('exclude', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await reportWhere(api, ({ files }) => files.has(`${uri}/etc/kubernetes/admin.conf`));
  });

  it('takes the rules of each folder', async () => {
    const file = (folder: string) => beside(`${folder}/etc/kubernetes/pki/torn.crt`);
    const rule = 'files/pem-unterminated';
    const severities = () =>
      api.report()?.findings.flatMap((finding) => (finding.rule === rule ? finding.severity : [])) ?? [];
    for (const folder of ['node-1', 'node-2']) {
      await vscode.workspace.fs.writeFile(file(folder), new TextEncoder().encode('-----BEGIN CERTIFICATE-----\n'));
    }
    await reportWhere(api, () => severities().length === 2);
    const [usual = ''] = severities();
    const settings = vscode.workspace.getConfiguration('kubernetesPKI', beside('node-2'));
    await settings.update('rules', { [rule]: 'hint' }, vscode.ConfigurationTarget.WorkspaceFolder);
    await reportWhere(api, () => severities().join() === `${usual},hint`);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    for (const folder of ['node-1', 'node-2']) await vscode.workspace.fs.delete(file(folder));
    await reportWhere(api, ({ findings }) => findings.length === 0);
  });

  it('forgets a folder that is removed, and its problems with it', async () => {
    const file = beside('node-2/etc/kubernetes/pki/broken.crt');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('-----BEGIN CERTIFICATE-----\n'));
    await reportWhere(api, ({ findings }) => findings.length > 0);
    vscode.workspace.updateWorkspaceFolders(2, 1);
    await reportWhere(api, ({ nodes }) => nodes.length === 1);
    assert.deepEqual(vscode.languages.getDiagnostics(file), []);
    vscode.workspace.updateWorkspaceFolders(1, 1);
    await reportWhere(api, ({ nodes }) => nodes.length === 0);
    assert.equal(api.state(), 'empty');
  });
});
