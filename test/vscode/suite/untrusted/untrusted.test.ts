import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { flagTarget, hoverAt, readyApi, uriOf } from '../api.ts';

describe('an untrusted folder', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('is opened in Restricted Mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is inspected all the same', async () => {
    assert.equal(api.report()?.findings.length, 0);
    assert.ok(api.trees.certificates.rows.length > 2);
    assert.match(await hoverAt(uriOf('etc/kubernetes/pki/ca.crt'), 'BEGIN'), /CA &#34;kubernetes&#34;/);
  });

  it('sends no path elsewhere by its own settings', () => {
    const report = api.report();
    assert.ok(report);
    const target = flagTarget(report, 'kube-apiserver', 'client-ca-file');
    assert.equal(target, uriOf('etc/kubernetes/pki/ca.crt').toString());
  });

  it('has none of its commits read, as that would run git', async () => {
    await vscode.commands.executeCommand('kubernetesPki.compareRevision', uriOf(''));
    assert.equal(api.comparison.input, undefined);
  });

  it('has its other settings read', () => {
    const rules = vscode.workspace.getConfiguration('kubernetesPKI').get('rules');
    assert.deepEqual(rules, { 'kubelet/kubelet-anonymous-on': 'off' });
  });
});
