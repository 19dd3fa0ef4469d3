import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { closeAll, hoverAt, readyApi, reportWhere, uriOf } from '../api.ts';

const DOCUMENTS = ['plain.yaml', 'encoded.yaml', 'packed.ign', 'parts.cfg', 'user-data'];

/** The text of a document behind the path of a file that it writes. */
async function contentAt(name: string, path: string, text: string) {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  const whole = document.getText();
  const start = whole.indexOf(text, whole.search(new RegExp(`path"?: "?${path}\\b`)));
  assert.ok(start > 0, `${name} does not hold ${text}`);
  return { document, position: document.positionAt(start + 1) };
}

describe('a machine configuration', function () {
  this.timeout(60_000);
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  afterEach(closeAll);

  it('has the problems of its node, on its own lines', async () => {
    const expected = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('expected.txt')));
    assert.ok(expected.split('\n').length > 15);
    const shown = DOCUMENTS.flatMap((name) =>
      vscode.languages.getDiagnostics(uriOf(name)).flatMap(({ source, code, range }) => {
        if (source !== 'Kubernetes PKI' || typeof code !== 'object') return [];
        return [`${name} ${code.value} ${range.start.line}`];
      }),
    );
    assert.deepEqual(shown.sort(), expected.split('\n'));
  });

  it('explains plain, encoded and compressed certificates under the mouse', async () => {
    for (const [name, text] of [
      ['plain.yaml', 'BEGIN CERTIFICATE'],
      ['encoded.yaml', 'LS0tLS1CRUdJTi'],
      ['packed.ign', 'H4sI'],
      ['parts.cfg', 'BEGIN CERTIFICATE'],
    ] as const) {
      const hover = await hoverAt(uriOf(name), text, '/etc/kubernetes/pki/apiserver.crt');
      assert.match(hover, /kube-apiserver/, name);
      assert.match(hover, /Used by|used by/, name);
    }
  });

  it('explains what user data writes whose parts are encoded', async () => {
    const uri = uriOf('user-data');
    const [problem] = vscode.languages.getDiagnostics(uri);
    assert.ok(problem);
    const position = problem.range.start;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join('');
    assert.ok(text.length > 50, text);
    const { lineCount } = await vscode.workspace.openTextDocument(uri);
    assert.ok(problem.range.end.line < lineCount - 3);
  });

  it('explains a flag in base64 at its digits, and leads to the file that it names', async () => {
    const { document } = await contentAt('encoded.yaml', '/etc/kubernetes/manifests/kube-apiserver.yaml', 'content: ');
    const whole = document.getText();
    const start = whole.indexOf('content: ', whole.indexOf('manifests/kube-apiserver.yaml')) + 'content: '.length;
    const manifest = atob(whole.slice(start, whole.indexOf('\n', start)));
    const digit = Math.floor(((manifest.indexOf('/etc/kubernetes/pki/apiserver.crt') + 5) * 4) / 3);
    const position = document.positionAt(start + digit);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join('');
    assert.match(text, /tls-cert-file/);
    const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    assert.equal(found?.targetUri.toString(), document.uri.toString());
    const target = whole.split('\n')[found?.targetRange.start.line ?? 0] ?? '';
    assert.match(target, /^ {2}content: LS0tLS1CRUdJTi/);
  });

  it('has a lens over each certificate, links, and no edit of what it writes', async () => {
    const uri = uriOf('plain.yaml');
    const document = await vscode.workspace.openTextDocument(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
    const lines = new Set(lenses.map(({ range }) => document.lineAt(range.start.line).text.trim()));
    assert.ok(lines.has('-----BEGIN CERTIFICATE-----'));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri, 100);
    const own = links.filter(({ target }) => target?.path === uri.path);
    assert.ok(own.some(({ range }) => document.getText(range) === '/etc/kubernetes/pki/apiserver.crt'));
    for (const { range, source } of vscode.languages.getDiagnostics(uri)) {
      if (source !== 'Kubernetes PKI') continue;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
      for (const { edit } of actions) {
        for (const [, edits] of edit?.entries() ?? [])
          for (const { newText } of edits) assert.match(newText, /^\s*# kubernetes-pki-disable-/);
      }
    }
  });

  it('is not taken for a real folder that is called like it', async () => {
    const folder = uriOf('plain.yaml!');
    const file = vscode.Uri.joinPath(folder, 'etc/kubernetes/scheduler.conf');
    try {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('apiVersion: v1\nkind: Config\nusers: [\n'));
      const report = await reportWhere(api, ({ findings }) => findings.some(({ at }) => at.uri === file.toString()));
      assert.ok(report.files.has(file.toString()));
      const rules = vscode.languages.getDiagnostics(file).map(({ code }) => typeof code === 'object' && code.value);
      assert.deepEqual(rules, ['files/yaml-syntax']);
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
      await reportWhere(api, ({ files }) => !files.has(file.toString()));
    }
  });
});
