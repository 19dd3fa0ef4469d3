import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { PkiTree } from '../../../src/editor/trees/pkiTree.ts';
import type { TreeRow } from '../../../src/editor/trees/treeRow.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { answerPick } from './answerPick.ts';
import { readyApi, reportWhere, uriOf } from './api.ts';
import { eventually } from './eventually.ts';

const run = (command: string, ...args: readonly unknown[]) => vscode.commands.executeCommand(command, ...args);

const labelOf = (row: TreeRow | undefined) => row && plainText(row.label);

/** Every row, closed ones included. */
function* allRows(tree: PkiTree, rows = tree.rows): Generator<TreeRow> {
  for (const row of rows) {
    yield row;
    yield* allRows(tree, row.children);
  }
}

describe('the trees over time', () => {
  let api: ExtensionApi;
  let trees: readonly PkiTree[];
  before(async () => {
    api = await readyApi();
    const { certificates, kubeconfigs, components, connections } = api.trees;
    trees = [certificates, kubeconfigs, components, connections];
    await run('workbench.view.extension.kubernetesPki');
  });
  after(async () => {
    await run('kubernetesPki.clearFilter');
    await run('kubernetesPki.groupByAuthority');
    await run('workbench.action.closeAllEditors');
  });

  it('have an id, a symbol and a sentence for every row, and a tooltip for none until it is asked for', () => {
    for (const tree of trees) {
      const rows = [...allRows(tree)];
      assert.ok(rows.length > 3);
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
      for (const row of rows) {
        const item = tree.getTreeItem(row);
        assert.equal(item.id, row.id);
        assert.equal(item.tooltip, undefined);
        const label = plainText(row.label);
        assert.ok(item.iconPath instanceof vscode.ThemeIcon, label);
        assert.ok((item.accessibilityInformation?.label ?? '').length >= label.length, label);
        if (row.certificate === undefined) continue;
        assert.match(String(item.contextValue), /\bcertificate\b/);
      }
    }
  });

  it('distinguish good from bad by the symbol, not by its color alone', () => {
    const symbols = new Map<string, Set<string>>();
    for (const row of allRows(api.trees.certificates)) {
      const { iconPath } = api.trees.certificates.getTreeItem(row);
      assert.ok(iconPath instanceof vscode.ThemeIcon);
      const known = symbols.get(row.status) ?? new Set();
      symbols.set(row.status, known.add(iconPath.id));
    }
    const bad = symbols.get('bad');
    assert.ok(bad);
    for (const symbol of symbols.get('good') ?? []) assert.ok(!bad.has(symbol), symbol);
  });

  it('keep their rows over a refresh', async () => {
    const before = trees.map((tree) => [...allRows(tree)]);
    const revision = api.report()?.revision ?? 0;
    await api.refresh();
    assert.ok((api.report()?.revision ?? 0) > revision);
    for (const [at, tree] of trees.entries()) assert.deepEqual([...allRows(tree)], before[at]);
  });

  it('draw again only what an edit has changed', async () => {
    const uri = uriOf('var/lib/kubelet/config.yaml');
    const rows = api.trees.components.rows;
    const drawn: (readonly TreeRow[] | undefined)[] = [];
    const listener = api.trees.components.onDidChangeTreeData((changed) => drawn.push(changed));
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.getText().indexOf('false', document.getText().indexOf('anonymous:'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 5)), 'true');
    await vscode.workspace.applyEdit(edit);
    await reportWhere(api, ({ findings }) => findings.some(({ rule }) => rule === 'kubelet/kubelet-anonymous-on'));
    assert.deepEqual(api.trees.components.rows, rows);
    assert.ok(drawn.length > 0);
    assert.ok(drawn.every((changed) => changed?.every((row) => plainText(topOf(row).label) === 'kubelet')));
    listener.dispose();
    await vscode.window.showTextDocument(document);
    await run('workbench.action.files.revert');
    await reportWhere(api, ({ findings }) => !findings.some(({ rule }) => rule === 'kubelet/kubelet-anonymous-on'));
    await run('workbench.action.closeAllEditors');
  });

  it('group certificates as chosen', async () => {
    const { certificates } = api.trees;
    for (const [command, first] of [
      ['kubernetesPki.groupByExpiry', 'Expired'],
      ['kubernetesPki.groupByComponent', 'kube-apiserver'],
      ['kubernetesPki.groupByFile', 'etc/kubernetes'],
      ['kubernetesPki.groupByAuthority', 'kubernetes'],
    ] as const) {
      await run(command);
      assert.equal(labelOf(certificates.rows[0]), first);
    }
    assert.equal(certificates.view.description, '');
  });

  it('filter certificates, and say so', async () => {
    const { certificates, choices } = api.trees;
    choices.filterBy({ kind: 'category', category: 'expired' });
    assert.match(certificates.view.message ?? '', /^Expired: 1 of \d+ shown$/);
    const labels = [...allRows(certificates)].map(({ label }) => plainText(label));
    assert.deepEqual(labels, ['kubernetes', 'system:kube-scheduler']);
    await run('kubernetesPki.clearFilter');
    assert.equal(certificates.view.message, '');
    assert.ok(certificates.rows.length > 2);
  });

  it('take a filter from the list of the command', async () => {
    await answerPick(() => run('kubernetesPki.filter'), 2);
    assert.deepEqual(api.trees.choices.filter, { kind: 'category', category: 'broken' });
    await run('kubernetesPki.clearFilter');
  });

  it('select a file on demand, in the view with most of its content', async () => {
    await run('kubernetesPki.revealInTree', uriOf('etc/kubernetes/admin.conf'));
    const { kubeconfigs, components, certificates } = api.trees;
    await eventually(() => labelOf(kubeconfigs.view.selection[0]) === 'admin.conf', 'admin.conf was not selected');
    await run('kubernetesPki.revealInTree', uriOf('etc/kubernetes/manifests/etcd.yaml'));
    await eventually(() => labelOf(components.view.selection[0]) === 'etcd', 'etcd was not selected');
    await run('kubernetesPki.revealInTree', uriOf('etc/kubernetes/pki/etcd/peer.crt'));
    await eventually(() => isAt(certificates.view, 'peer.crt'), 'peer.crt was not selected');
    assert.equal(labelOf(certificates.view.selection[0]?.parent), 'etcd-ca');
  });

  it('clear a filter that hides the item to show', async () => {
    api.trees.choices.filterBy({ kind: 'category', category: 'expired' });
    await run('kubernetesPki.revealInTree', uriOf('etc/kubernetes/pki/front-proxy-client.crt'));
    const { view } = api.trees.certificates;
    await eventually(() => isAt(view, 'front-proxy-client.crt'), 'it was not selected');
    assert.equal(api.trees.choices.filter, undefined);
  });

  it('follow the active editor without taking the focus, unless the setting is off', async () => {
    const { view } = api.trees.certificates;
    await vscode.window.showTextDocument(uriOf('etc/kubernetes/pki/apiserver.crt'));
    await eventually(() => labelOf(view.selection[0]) === 'kube-apiserver', 'it did not follow');
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('apiserver.crt'));
    const settings = vscode.workspace.getConfiguration('kubernetesPKI');
    await settings.update('autoReveal', false, vscode.ConfigurationTarget.Workspace);
    await vscode.window.showTextDocument(uriOf('etc/kubernetes/pki/front-proxy-client.crt'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(labelOf(view.selection[0]), 'kube-apiserver');
    await settings.update('autoReveal', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('copy a serial number, and the command that renews', async () => {
    const rows = [...allRows(api.trees.certificates)];
    const row = rows.find(({ label, certificate }) => plainText(label) === 'kube-apiserver' && certificate);
    await run('kubernetesPki.copySerial', row);
    assert.match(await vscode.env.clipboard.readText(), /^[0-9A-F]+$/);
    await run('kubernetesPki.copyRenewal', row);
    assert.match(await vscode.env.clipboard.readText(), /^kubeadm certs renew apiserver\b/m);
  });

  it('set the severity of a rule in the workspace, and take it back', async () => {
    const rule = 'validity/cert-expired';
    const isReported = () => api.report()?.findings.some((finding) => finding.rule === rule) === true;
    assert.ok(isReported());
    const choose = (steps: number) => answerPick(() => run('kubernetesPki.setSeverity', rule), steps);
    // Error, warning, information, hint, off, the rule's own.
    await choose(4);
    await eventually(() => !isReported(), 'the rule is not off');
    const settings = () => vscode.workspace.getConfiguration('kubernetesPKI').inspect('rules')?.workspaceValue;
    assert.deepEqual(settings(), { [rule]: 'off' });
    await choose(5);
    await eventually(isReported, 'the rule is not on again');
    assert.equal(settings(), undefined);
  });
});

function topOf(row: TreeRow): TreeRow {
  return row.parent ? topOf(row.parent) : row;
}

/** Whether a row of the file is selected. */
function isAt(view: vscode.TreeView<TreeRow>, name: string): boolean {
  return view.selection[0]?.target?.uri.endsWith(`/${name}`) === true;
}
