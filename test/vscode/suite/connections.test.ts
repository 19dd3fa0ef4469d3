import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { TreeRow } from '../../../src/editor/trees/treeRow.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { hoverAt, readyApi, uriOf } from './api.ts';

describe('the view Connections', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  const rowNamed = (label: string): TreeRow => {
    const rows = api.trees.connections.rows.flatMap((row) => [row, ...row.children]);
    const found = rows.find((row) => plainText(row.label) === label);
    assert.ok(found, `no ${label} among ${rows.map((row) => plainText(row.label)).join(', ')}`);
    return found;
  };

  it('shows whether a connection works, colored, and as a sentence for screen readers', () => {
    const item = api.trees.connections.getTreeItem(rowNamed('kube-apiserver → etcd'));
    assert.match(String(item.description), /^✗ /);
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.deepEqual([item.iconPath.id, item.iconPath.color?.id], ['error', 'problemsErrorIcon.foreground']);
    assert.match(
      item.accessibilityInformation?.label ?? '',
      /^The connection from kube-apiserver to etcd is broken: kube-apiserver refuses etcd: .*\.$/,
    );
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  });

  it('puts causes first, each with what it breaks below it', () => {
    const [cause] = api.trees.connections.rows;
    assert.ok(cause?.findings?.[0]?.breaks);
    assert.deepEqual([cause.children.length, cause.expanded], [cause.findings[0].breaks.length, true]);
    assert.ok(cause.children.every(({ status }) => status === 'bad'));
    const statuses = api.trees.connections.rows.map(({ status }) => status);
    const lastBad = statuses.lastIndexOf('bad');
    assert.ok(lastBad >= 0);
    assert.ok(statuses.slice(0, lastBad).every((status) => status === 'bad'));
  });

  it('explains a connection in its tooltip', () => {
    const row = rowNamed('kube-apiserver → etcd');
    const tree = api.trees.connections;
    const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(row), row);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /certificate signed by unknown authority/);
    assert.match(tooltip.value, /kube-apiserver presents, etcd verifies/);
  });

  it('leads to the flag to look at first', async () => {
    const { command } = api.trees.connections.getTreeItem(rowNamed('kube-apiserver → etcd'));
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uriOf('etc/kubernetes/manifests/kube-apiserver.yaml').toString());
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /--etcd-cafile=/);
  });

  it('is shown in the hover on a flag and on a kubeconfig as well', async () => {
    const flag = await hoverAt(uriOf('etc/kubernetes/manifests/kube-apiserver.yaml'), '--etcd-servers');
    assert.match(flag, /✗.*kube-apiserver → etcd/);
    assert.match(flag, /certificate signed by unknown authority/);
    const server = await hoverAt(uriOf('etc/kubernetes/scheduler.conf'), 'server:');
    assert.match(server, /✗.*kube-scheduler → kube-apiserver/);
    assert.match(server, /expired/);
  });

  it('names in Problems what a finding breaks, and quotes the log once', () => {
    const diagnostics = vscode.languages.getDiagnostics(uriOf('etc/kubernetes/scheduler.conf'));
    const [cause] = diagnostics.filter(({ relatedInformation }) =>
      relatedInformation?.some(({ message }) => message.startsWith('Breaks kube-scheduler → kube-apiserver')),
    );
    const texts = [cause?.message ?? '', ...(cause?.relatedInformation ?? []).map(({ message }) => message)];
    assert.ok(cause);
    assert.match(cause.message, /The API server answers 401 Unauthorized\./);
    const quoted = texts.filter((text) => text.includes('[x509: certificate has expired'));
    assert.equal(quoted.length, 1, texts.join('\n'));
  });
});
