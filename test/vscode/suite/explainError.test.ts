import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerPick } from './answerPick.ts';
import { closeAll, readyApi, uriOf } from './api.ts';
import { eventually } from './eventually.ts';

const ERROR = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
const LINE = `W1127 03:19:24.5 1 logging.go:55] [core] grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379"}. Err: connection error: desc = "transport: authentication handshake failed: ${ERROR}"`;
const LOG = `I1127 03:19:23.1 1 server.go:1] Starting\n${LINE}\n${LINE}\n`;

function selectedLine(): string {
  const { document, selection } = vscode.window.activeTextEditor ?? {};
  return document && selection ? document.lineAt(selection.active.line).text : '';
}

describe('logged errors', () => {
  before(async () => {
    await readyApi();
  });

  afterEach(closeAll);

  it('are explained in the hover of a log', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'log', content: LOG });
    const hoversAt = (line: number) =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(line, 40));
    const [hover] = await hoversAt(1);
    const text = hover?.contents.map((content) => (typeof content === 'string' ? content : content.value)).join('');
    assert.match(text ?? '', /kube-apiserver/);
    assert.match(text ?? '', /command:kubernetesPki\.openPlace\?[^)]*kube-apiserver\.yaml/);
    assert.match(text ?? '', /command:kubernetesPki\.openTroubleshooting/);
    assert.deepEqual(await hoversAt(0), []);
  });

  it('have one lens for all that are alike', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'log', content: LOG });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
    const ours = lenses.filter(({ command }) => command?.command === 'kubernetesPki.explainError');
    assert.deepEqual(
      ours.map(({ range }) => range.start.line),
      [1],
    );
    assert.match(ours[0]?.command?.title ?? '', /kube-apiserver → etcd: 1 cause/);
  });

  it('lead to the line of their cause', async () => {
    await answerPick(() => vscode.commands.executeCommand('kubernetesPki.explainError', LINE));
    await eventually(() => selectedLine().includes('--etcd-cafile'), 'its line was not selected');
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.path,
      uriOf('etc/kubernetes/manifests/kube-apiserver.yaml').path,
    );
  });

  it('are read from the selection', async () => {
    const document = await vscode.workspace.openTextDocument({ content: `notes\n${LINE}\n` });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 2, 0);
    await answerPick(() => vscode.commands.executeCommand('kubernetesPki.explainError'));
    await eventually(() => selectedLine().includes('--etcd-cafile'), 'its line was not selected');
  });

  it('are requested also while a browser waits for permission to read the clipboard', async () => {
    const { env, window } = vscode;
    const clipboard = Object.getOwnPropertyDescriptor(env, 'clipboard') ?? assert.fail('no clipboard');
    const { showInputBox } = window;
    Object.defineProperty(env, 'clipboard', {
      configurable: true,
      value: { readText: () => new Promise<string>(() => {}) },
    });
    Object.assign(window, { showInputBox: async () => LINE });
    try {
      await answerPick(() => vscode.commands.executeCommand('kubernetesPki.explainError'));
      await eventually(() => selectedLine().includes('--etcd-cafile'), 'its line was not selected');
    } finally {
      Object.defineProperty(env, 'clipboard', clipboard);
      Object.assign(window, { showInputBox });
    }
  });

  it('have a page whose links lead to the pages of rules', async () => {
    const page = vscode.Uri.from({ scheme: 'kubernetes-pki-rule', path: '/docs/troubleshooting.md' });
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    const [, link = ''] = /\(\.\.(\/media\/rules\/[\w/-]+\.md)\)/.exec(text) ?? [];
    const rule = (await vscode.workspace.openTextDocument(page.with({ path: link }))).getText();
    assert.match(rule, /^# /m);
    assert.doesNotMatch(rule, /Unknown rule/);
  });

  it('have rules whose pages lead to the page on rotating a CA', async () => {
    const page = vscode.Uri.from({ scheme: 'kubernetes-pki-rule', path: '/trust/ca-regenerated-same-name.md' });
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    const [, link = ''] = /\((?:\.\.\/)+(docs\/[\w-]+\.md)\)/.exec(text) ?? [];
    const document = await vscode.workspace.openTextDocument(page.with({ path: `/${link}` }));
    assert.match(document.getText(), /^# Rotating a CA/);
  });
});
