import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, readyApi, uriOf } from './api.ts';

/** The text of the decoded document in front; undefined if none is. */
function decodedText(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === 'kubernetes-pki-decoded' ? document.getText() : undefined;
}

async function openText(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}

/** Claims without a subject, and an invalid signature. */
const part = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const SIGNATURE = 'c2lnbmF0dXJlLXRoYXQtbXVzdC1ub3QtYmUtc2hvd24';
const TOKEN = `${part({ alg: 'ES256' })}.${part({ sub: 'system:serviceaccount:default:builder' })}.${SIGNATURE}`;

describe('decoding', () => {
  before(async () => {
    await readyApi();
  });
  afterEach(closeAll);

  it('shows the certificate in the base64 at the cursor', async () => {
    const editor = await vscode.window.showTextDocument(uriOf('etc/kubernetes/admin.conf'));
    const at = editor.document.getText().indexOf('certificate-authority-data');
    assert.ok(at > 0);
    const position = editor.document.positionAt(at);
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('kubernetesPki.decodeSelection');
    const shown = decodedText() ?? '';
    assert.match(shown, /^Certificate:\n[\s\S]*Subject: CN=kubernetes\n/m);
    assert.match(shown, /^CA "kubernetes":\n {4}Validity: Expires in [^\n]*\n {4}Signed by: itself \(self-signed\)\n/);
    assert.match(shown, /^ {4}Found in: etc\/kubernetes\/pki\/ca\.crt, used by --/m);
  });

  it('shows what the selection holds, and nothing of a key', async () => {
    const editor = await vscode.window.showTextDocument(uriOf('etc/kubernetes/admin.conf'));
    const { document } = editor;
    const text = document.getText();
    const at = text.indexOf('client-certificate-data');
    editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(text.length));
    await vscode.commands.executeCommand('kubernetesPki.decodeSelection');
    const shown = decodedText() ?? '';
    assert.match(shown, /Subject: O=kubeadm:cluster-admins, CN=kubernetes-admin/);
    assert.match(shown, /^Private-Key: /m);
    assert.doesNotMatch(shown, /PRIVATE KEY-----|LS0t/);
  });

  it('says so where there is nothing to decode', async () => {
    const editor = await openText('hello world\n');
    await vscode.commands.executeCommand('kubernetesPki.decodeSelection');
    editor.selection = new vscode.Selection(0, 0, 0, 5);
    await vscode.commands.executeCommand('kubernetesPki.decodeSelection');
    assert.equal(decodedText(), undefined);
  });

  it('shows the token in the clipboard without its signature', async () => {
    await vscode.env.clipboard.writeText(`Bearer ${TOKEN}`);
    await vscode.commands.executeCommand('kubernetesPki.decodeClipboard');
    const shown = decodedText() ?? '';
    assert.match(shown, /Subject: system:serviceaccount:default:builder/);
    assert.ok(!shown.includes(SIGNATURE));
    assert.equal(await vscode.env.clipboard.readText(), `Bearer ${TOKEN}`);
  });

  it('opens a key store without a password', async () => {
    await vscode.commands.executeCommand('kubernetesPki.openKeyStore', uriOf('stores/open.p12'));
    const shown = decodedText() ?? '';
    assert.match(shown, /^PKCS#12 key store:/);
    assert.match(shown, /Subject: CN=stored/);
    assert.match(shown, /^Private-Key: EC P-256 \(PKCS#8\)/m);
  });

  it('opens one of old ciphers, which no host has', async () => {
    await vscode.commands.executeCommand('kubernetesPki.openKeyStore', uriOf('stores/old.p12'));
    const shown = decodedText() ?? '';
    assert.match(shown, /pbeWithSHA1And40BitRC2-CBC[\s\S]*pbeWithSHA1And3-KeyTripleDES-CBC/);
    assert.match(shown, /Subject: CN=stored/);
    assert.match(shown, /^Private-Key: EC P-256 \(PKCS#8\)/m);
    assert.doesNotMatch(shown, /Closed:/);
  });

  it('opens nothing of one whose password is not given', async () => {
    const done = vscode.commands.executeCommand('kubernetesPki.openKeyStore', uriOf('stores/closed.p12'));
    const closing = setInterval(() => void vscode.commands.executeCommand('workbench.action.closeQuickOpen'), 200);
    await done;
    clearInterval(closing);
    assert.equal(decodedText(), undefined);
  });

  it('opens no file that is not there', async () => {
    await vscode.commands.executeCommand('kubernetesPki.openKeyStore', uriOf('stores/none.p12'));
    assert.equal(decodedText(), undefined);
  });
});
