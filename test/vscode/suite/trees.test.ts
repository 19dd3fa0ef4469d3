import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { PkiTree } from '../../../src/editor/trees/pkiTree.ts';
import type { TreeRow } from '../../../src/editor/trees/treeRow.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, uriOf } from './api.ts';
import { eventually } from './eventually.ts';

function rowNamed(rows: readonly TreeRow[], label: string): TreeRow {
  const found = rows.find((row) => plainText(row.label) === label);
  assert.ok(found, `no ${label} among ${rows.map((row) => plainText(row.label)).join(', ')}`);
  return found;
}

async function open(tree: PkiTree, row: TreeRow): Promise<vscode.TextEditor> {
  const { command } = tree.getTreeItem(row);
  assert.ok(command, `${plainText(row.label)} leads nowhere`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'no editor was opened');
  return editor;
}

describe('the trees', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('show who signed whom, with an icon and what is left', () => {
    const ca = rowNamed(api.trees.certificates.rows, 'kubernetes');
    const leaf = rowNamed(ca.children, 'kube-apiserver');
    const item = api.trees.certificates.getTreeItem(leaf);
    assert.match(String(item.description), /^\d+ days · apiserver\.crt/);
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.match(item.accessibilityInformation?.label ?? '', /kube-apiserver, Expires in/);
    assert.match(item.contextValue ?? '', /\bcertificate\b/);
  });

  it('count the errors on the icon, and begin with what is broken', () => {
    const errors = api.report()?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
    assert.ok(errors > 0);
    assert.deepEqual(api.trees.certificates.view.badge, { value: errors, tooltip: `${errors} errors` });
    for (const tree of [api.trees.kubeconfigs, api.trees.components]) {
      const ranks = tree.rows.map(({ status }) => ['bad', 'warning'].indexOf(status) >>> 0);
      assert.deepEqual(
        ranks,
        ranks.toSorted((one, other) => one - other),
      );
      assert.equal(ranks[0], 0);
    }
  });

  it('are open wherever a filter leaves something', () => {
    const { certificates, choices } = api.trees;
    choices.filterBy({ kind: 'category', category: 'expired' });
    try {
      const all: TreeRow[] = [];
      const look = (rows: readonly TreeRow[]) => {
        for (const row of rows) {
          all.push(row);
          look(row.children);
        }
      };
      look(certificates.rows);
      assert.ok(all.some(({ certificate }) => certificate !== undefined));
      for (const row of all) {
        const { collapsibleState } = certificates.getTreeItem(row);
        assert.notEqual(collapsibleState, vscode.TreeItemCollapsibleState.Collapsed, plainText(row.label));
      }
    } finally {
      choices.filterBy(undefined);
    }
  });

  it('explain a row in the same words as the hover', () => {
    const leaf = rowNamed(rowNamed(api.trees.certificates.rows, 'kubernetes').children, 'kube-apiserver');
    const item = api.trees.certificates.resolveTreeItem(api.trees.certificates.getTreeItem(leaf), leaf);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.match(item.tooltip.value, /Issued\u{a0}by/u);
  });

  it('lead to the exact place', async () => {
    const conf = rowNamed(api.trees.kubeconfigs.rows, 'scheduler.conf');
    const user = rowNamed(conf.children, 'system:kube-scheduler');
    const editor = await open(api.trees.kubeconfigs, rowNamed(user.children, 'client-certificate'));
    assert.equal(editor.document.uri.toString(), uriOf('etc/kubernetes/scheduler.conf').toString());
    const line = editor.document.lineAt(editor.selection.active.line).text;
    assert.match(line, /client-certificate-data: LS0t/);
    assert.equal(editor.selection.active.character, line.indexOf('LS0t'));
  });

  it('open a certificate in the viewer, or its text where that is preferred', async () => {
    const leaf = rowNamed(rowNamed(api.trees.certificates.rows, 'kubernetes').children, 'kube-apiserver');
    const { command } = api.trees.certificates.getTreeItem(leaf);
    await vscode.commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
    const isViewer = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom;
    await eventually(isViewer, 'the viewer was not opened');
    const settings = vscode.workspace.getConfiguration('kubernetesPKI');
    await settings.update('certificateRows', 'text', vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await open(api.trees.certificates, leaf);
      assert.equal(editor.document.uri.toString(), uriOf('etc/kubernetes/pki/apiserver.crt').toString());
    } finally {
      await settings.update('certificateRows', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('show each component’s flags and what they lead to', async () => {
    const apiserver = rowNamed(api.trees.components.rows, 'kube-apiserver');
    const flag = rowNamed(apiserver.children, '--etcd-cafile');
    assert.match(flag.description ? plainText(flag.description) : '', /^✗ ca\.crt/);
    const editor = await open(api.trees.components, flag);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /--etcd-cafile=/);
  });
});
