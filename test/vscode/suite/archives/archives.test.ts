import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../../src/core/index.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { flagTarget, hoverAt, readyApi, reportWhere, rulesShownFor, uriOf } from '../api.ts';
import { drawnAfter } from '../drawnAfter.ts';

const { fs } = vscode.workspace;
const APISERVER = 'etc/kubernetes/manifests/kube-apiserver.yaml';

const run = (command: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`kubernetesPki.${command}`, ...args);

const inspect = (name: string) => run('inspectArchive', uriOf(name));

/** The place of a member in the only archive that is inspected. */
function memberUri(report: Report | undefined, path: string): vscode.Uri {
  const uri = [...(report?.files.keys() ?? [])].find((key) => key.endsWith(`/${path}`));
  assert.ok(uri, path);
  return vscode.Uri.parse(uri, true);
}

/** Findings by rule and path below `top`, and connections, a line each: as the scenario has written them for the folder. */
function said({ findings, connections }: Report, top: string): string {
  const below = (uri: string) => decodeURIComponent(uri).split(top)[1];
  return [
    ...findings.map(({ rule, at }) => `${rule} ${below(at.uri)}`),
    ...connections.map(({ from, to, verdict }) => `${from.component} → ${to.component} ${verdict}`),
  ]
    .sort()
    .join('\n');
}

describe('an archive', function () {
  this.timeout(60_000);
  let api: ExtensionApi;
  let expected: string;

  before(async () => {
    api = await readyApi();
    expected = new TextDecoder().decode(await fs.readFile(uriOf('expected.txt')));
    assert.ok(expected.split('\n').length > 15);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('closeArchive');
    await reportWhere(api, ({ files }) => files.size === 0);
  });

  /** The report once the archive is in it. */
  const opened = async (name: string) => {
    await inspect(name);
    return reportWhere(api, ({ files, isPartial }) => files.size > 30 && !isPartial);
  };

  it('is reported as being read until its files are, and never as empty', async () => {
    const states: string[] = [];
    const note = () => {
      const state = api.state();
      if (states.at(-1) !== state) states.push(state);
    };
    const timer = setInterval(note, 1);
    try {
      await opened('node.tar.xz');
      note();
    } finally {
      clearInterval(timer);
    }
    assert.equal(states.at(-1), 'ready');
    assert.ok(states.includes('reading'), states.join(', '));
    assert.ok(!states.slice(states.indexOf('reading')).includes('empty'), states.join(', '));
  });

  it('in the folder is listed as not read', () => {
    const names = api.report()?.skipped.map(({ uri, reason }) => `${reason} ${uri.slice(uri.lastIndexOf('/') + 1)}`);
    assert.deepEqual(names, [
      'archive bomb.zip',
      'archive bundle.tar',
      'archive node.tar',
      'archive node.tar.gz',
      'archive node.tar.xz',
      'archive node.zip',
      'archive rancher.tar.gz',
    ]);
  });

  for (const [name, top] of [
    ['node.tar', 'node.tar!/'],
    ['node.tar.gz', 'node.tar.gz!/'],
    ['node.tar.xz', 'node.tar.xz!/'],
    ['node.zip', 'node.zip!/'],
    ['bundle.tar', 'backup.tgz!/'],
  ] as const) {
    it(`has the findings and verdicts of its node, without another folder in the window: ${name}`, async () => {
      const report = await opened(name);
      assert.equal(said(report, top), expected);
      assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    });
  }

  it('has its problems, hovers, definitions and trees on its members', async () => {
    const report = await opened('node.tar.gz');
    const uri = memberUri(report, APISERVER);
    assert.equal(uri.scheme, 'kubernetes-pki-archive');
    assert.ok(rulesShownFor(uri).includes('names/apiserver-san-missing-service-ip'));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(await hoverAt(uri, '/etc/kubernetes/pki/apiserver.crt'), /kube-apiserver/);
    const at = document.positionAt(document.getText().indexOf('/etc/kubernetes/pki/apiserver.crt') + 1);
    const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      uri,
      at,
    );
    const target = flagTarget(report, 'kube-apiserver', 'tls-cert-file');
    assert.equal(found?.targetUri.toString(), target);
    assert.ok(target?.startsWith('kubernetes-pki-archive:'));
    assert.ok((api.trees.certificates.rows ?? []).length > 1);
    assert.ok((api.trees.connections.rows ?? []).length > 1);
  });

  it('has certificates for the viewer', async () => {
    const report = await opened('bundle.tar');
    const uri = memberUri(report, 'etc/kubernetes/pki/ca.crt');
    const drawn = await drawnAfter(
      api.viewers.onDidDraw,
      () => run('openViewer', uri),
      ({ title }) => title === 'ca.crt',
    );
    assert.ok(drawn.items > 15, String(drawn.items));
  });

  it('has a row and a problem for a certificate that openssl printed', async () => {
    await inspect('rancher.tar.gz');
    const report = await reportWhere(api, ({ files, isPartial }) => files.size === 1 && !isPartial);
    const uri = memberUri(report, 'apiserver.crt');
    assert.deepEqual(rulesShownFor(uri), ['validity/certificate-text-expired']);
    assert.match(await hoverAt(uri, 'CN = kube-apiserver'), /kube-apiserver/);
    const ids = api.trees.certificates.rows?.map(({ id }) => id);
    assert.ok(ids?.includes('printed'), String(ids));
  });

  it('is read-only', async () => {
    const uri = memberUri(await opened('node.tar'), APISERVER);
    assert.equal(fs.isWritableFileSystem('kubernetes-pki-archive'), false);
    await assert.rejects(async () => fs.writeFile(uri, new Uint8Array(1)));
    await assert.rejects(async () => fs.delete(uri));
    const { type, permissions } = await fs.stat(uri);
    assert.equal(type, vscode.FileType.File);
    assert.equal(permissions, vscode.FilePermission.Readonly);
    const names = await fs.readDirectory(vscode.Uri.joinPath(uri, '..'));
    assert.ok(names.some(([name]) => name === 'etcd.yaml'));
    await assert.rejects(async () => fs.readFile(vscode.Uri.joinPath(uri, '../none')));
  });

  it('has its fixes copied, for the file on the node', async () => {
    const report = await opened('node.tar.gz');
    const uri = memberUri(report, APISERVER);
    await vscode.window.showTextDocument(uri);
    const finding = report.findings.find(({ fixes, at }) => at.uri === uri.toString() && fixes.length > 0);
    const range = vscode.languages
      .getDiagnostics(uri)
      .find(({ code }) => typeof code === 'object' && code.value === finding?.rule)?.range;
    assert.ok(range);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
    );
    assert.ok(actions.every(({ edit }) => edit === undefined));
    const [diff, sed] = actions;
    assert.match(diff?.title ?? '', /^Copy as Diff: Change --etcd-cafile/);
    assert.match(sed?.title ?? '', /^Copy sed Command: Change --etcd-cafile/);
    assert.ok(!actions.some(({ title }) => title.startsWith('Hide ')));
    for (const [action, text] of [
      [diff, `--- a/${APISERVER}\n+++ b/${APISERVER}\n@@ -`],
      [sed, "sed -i 's|^    - --etcd-cafile="],
    ] as const) {
      await vscode.commands.executeCommand(action?.command?.command ?? '', ...(action?.command?.arguments ?? []));
      assert.ok((await vscode.env.clipboard.readText()).startsWith(text));
    }
    const [, path] = sed?.command?.arguments ?? [];
    assert.equal(path, `/${APISERVER}`);
  });

  it('is inspected by Open With, which is not the default', async () => {
    await vscode.commands.executeCommand('vscode.open', uriOf('node.zip')).then(undefined, () => {});
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(!(input instanceof vscode.TabInputCustom));
    await drawnAfter(
      api.viewers.onDidDraw,
      () => vscode.commands.executeCommand('vscode.openWith', uriOf('node.zip'), 'kubernetesPki.archive'),
      ({ title }) => title === 'node.zip',
    );
    await reportWhere(api, ({ files, isPartial }) => files.size > 30 && !isPartial);
  });

  it('that is a bomb is refused, and nothing else is', async () => {
    await inspect('bomb.zip');
    assert.equal(api.report()?.files.size, 0);
    assert.ok((await opened('node.tar')).findings.length > 5);
  });

  it('is read again when its file changes', async () => {
    const copy = uriOf('copy.tar');
    await fs.copy(uriOf('node.tar'), copy);
    try {
      await opened('copy.tar');
      await fs.writeFile(copy, new Uint8Array(1024));
      await reportWhere(api, ({ files }) => files.size === 0);
    } finally {
      await fs.delete(copy);
    }
  });
});
