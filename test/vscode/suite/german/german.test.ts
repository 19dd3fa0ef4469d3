import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../../src/core/index.ts';
import { EXTENSION_ID } from '../../../../src/editor/manifest/ids.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { hoverAt, readyApi, uriOf } from '../api.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe('a window in German', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('has loaded the German texts', () => {
    assert.equal(vscode.env.language, 'de');
    assert.equal(vscode.l10n.t('Open'), 'Öffnen');
  });

  it('names commands, views and settings', () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    const { contributes } = extension.packageJSON;
    const title = (id: string) =>
      contributes.commands.find(({ command }: { readonly command: string }) => command === id).title;
    // VS Code keeps the English title next to a translated one for searching. An extension that is loaded from a URL while it is developed gets no
    // translated titles.
    const original = 'Show Certificate Expiration';
    const isInstalled = extension.extensionUri.scheme !== 'http';
    const shown = isInstalled ? { value: 'Ablauf der Zertifikate anzeigen', original } : original;
    assert.deepEqual(title('kubernetesPki.showExpiration'), shown);
  });

  it('translates problems, with errors and flags word by word', () => {
    const messages = vscode.languages.getDiagnostics(uriOf(MANIFEST)).map(({ message }) => message);
    const wrong = messages.find((message) => message.includes('--etcd-cafile'));
    assert.match(wrong ?? '', /enthält nicht die CA von .*\nVertraut wird nur/);
    assert.match(wrong ?? '', /certificate signed by unknown authority/);
    assert.equal(
      messages.some((message) => message.includes('trusts only')),
      false,
    );
  });

  it('keeps the report itself in English', () => {
    const messages = api.report()?.findings.map(({ message }) => plainText(message)) ?? [];
    assert.ok(messages.some((message) => message.includes('trusts only')));
  });

  it('explains by a hover', async () => {
    const text = await hoverAt(uriOf('etc/kubernetes/pki/apiserver.crt'), 'BEGIN');
    assert.match(text, /Zertifikat „/);
    assert.match(text, /Antragsteller/);
    assert.match(text, /Noch \d+ Tage gültig|Abgelaufen \(\d+ Tage her\)/);
    assert.doesNotMatch(text, /Issued by|Expires in|Key usage/);
  });

  it('offers fixes', async () => {
    const uri = uriOf(MANIFEST);
    await vscode.workspace.openTextDocument(uri);
    const [first] = vscode.languages.getDiagnostics(uri);
    assert.ok(first);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      first.range,
    );
    assert.ok(
      actions.some(({ title }) => /^Schweregrad von .* konfigurieren…$/.test(title)),
      actions.map(({ title }) => title).join('\n'),
    );
  });

  it('draws the trees', () => {
    const { certificates, kubeconfigs, components, connections } = api.trees;
    const texts = [certificates, kubeconfigs, components, connections].flatMap((tree) =>
      tree.rows.map((row) => String(tree.getTreeItem(row).description)),
    );
    assert.match(texts.join('\n'), /noch \d+ Tage gültig|verwendet von|Problem/i);
    assert.doesNotMatch(texts.join('\n'), /used by|expires in|not in the scanned files|error/);
  });
});
