import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, uriOf } from './api.ts';

describe('commands', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('show the table of kubeadm certs check-expiration', async () => {
    await vscode.commands.executeCommand('kubernetesPki.openExpirationText');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^CERTIFICATE +EXPIRES +RESIDUAL TIME +CERTIFICATE AUTHORITY +EXTERNALLY MANAGED$/m);
    assert.match(text, /^scheduler\.conf .*<invalid> +ca/m);
  });

  it('open the certificate at the cursor as openssl lays it out', async () => {
    await vscode.window.showTextDocument(uriOf('etc/kubernetes/pki/apiserver.crt'));
    await vscode.commands.executeCommand('kubernetesPki.openDecoded');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'kubernetes-pki');
    assert.match(document?.getText() ?? '', /^Certificate:\n {4}Data:\n {8}Version: 3 \(0x2\)/);
  });

  it('copy the fingerprint of a tree’s row', async () => {
    const row = api.trees.certificates.rows.find(({ label }) => plainText(label) === 'kubernetes');
    assert.ok(row?.certificate);
    await vscode.commands.executeCommand('kubernetesPki.copyFingerprint', row);
    const copied = await vscode.env.clipboard.readText();
    assert.equal(copied.replaceAll(':', '').toLowerCase(), row.certificate);
  });

  it('look at everything again', async () => {
    const before = api.report()?.revision ?? 0;
    await vscode.commands.executeCommand('kubernetesPki.refresh');
    assert.ok((api.report()?.revision ?? 0) > before);
  });

  it('have a page for every rule that Problems names', async () => {
    const rules = new Set(api.report()?.findings.map(({ rule }) => rule));
    assert.ok(rules.size > 3);
    for (const rule of rules) {
      const uri = vscode.Uri.from({ scheme: 'kubernetes-pki-rule', path: `/${rule}.md` });
      const page = await vscode.workspace.openTextDocument(uri);
      assert.match(page.getText(), /^# .+\n/);
      assert.ok(page.getText().includes(rule));
    }
  });

  it('open no place that is not in the report', async () => {
    const outside = uriOf('nowhere.crt').toString();
    assert.equal(await vscode.commands.executeCommand('kubernetesPki.openPlace', outside, 0, 0), undefined);
  });
});
