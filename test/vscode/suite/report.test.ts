import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PkiReport } from '../../../src/api.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { activatedApi, readyApi, uriOf } from './api.ts';

const PRIVATE = /BEGIN [A-Z ]*PRIVATE|LS0tLS1CRUdJTi|[A-Za-z0-9+/]{100}/;

describe('what leaves the editor', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('is a page for an auditor, with the fix from the page of each rule', async () => {
    const html = (await api.exported('html')) ?? '';
    assert.match(html, /^<!DOCTYPE html>/);
    assert.match(html.replaceAll('<wbr>', ''), /Kubernetes PKI Inspector \d+\.\d+\.\d+/);
    assert.match(html, /<dt>Fix<\/dt><dd>[A-Z][^<]{20}/);
    assert.match(html, /<caption>Connections and the result/);
    assert.doesNotMatch(html, PRIVATE);
  });

  it('is Markdown, SARIF and JSON with the same findings', async () => {
    const count = api.report()?.findings.length ?? 0;
    assert.ok(count > 0);
    const markdown = (await api.exported('markdown')) ?? '';
    assert.equal(markdown.match(/^- Rule: /gm)?.length, count);
    const sarif = JSON.parse((await api.exported('sarif')) ?? '');
    assert.equal(sarif.runs[0].results.length, count);
    assert.ok(sarif.runs[0].tool.driver.rules[0].help.text.length > 20);
    const json = JSON.parse((await api.exported('json')) ?? '');
    assert.equal(json.findings.length, count);
    assert.deepEqual(json.roots, ['sample']);
    assert.doesNotMatch(markdown, PRIVATE);
  });
});

describe('the tool for chats', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  const ask = async (input: object, tokenBudget?: number) => {
    const limit = tokenBudget !== undefined && { tokenizationOptions: { tokenBudget, countTokens: async () => 0 } };
    const { content } = await api.inspectTool.invoke({ input, ...limit });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return part.value;
  };
  const data = (text: string) => JSON.parse(text.slice(text.indexOf('\n')));

  it('is there for models to call', () => {
    const tool = vscode.lm.tools.find(({ name }) => name === 'inspect_kubernetes_pki');
    assert.ok(tool);
    assert.ok(tool.tags.includes('kubernetes'));
  });

  it('answers the editor that calls it by its name, as any extension or agent may', async () => {
    const input = { component: 'etcd' };
    // Tests are asked nothing: VS Code takes every question for confirmed.
    const { content } = await vscode.lm.invokeTool('inspect_kubernetes_pki', { input, toolInvocationToken: undefined });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    assert.deepEqual(data(part.value), data(await ask(input)));
    assert.ok(data(part.value).findings.length > 0);
  });

  it('asks before anything goes to a model', () => {
    const { confirmationMessages } = api.inspectTool.prepareInvocation();
    assert.match(String(confirmationMessages?.message), /language model/);
  });

  it('answers with findings, the reason and fix of their rules, and broken connections', async () => {
    const text = await ask({});
    const { findings, rules, brokenConnections, certificates } = data(text);
    assert.equal(findings.length, api.report()?.findings.length);
    assert.ok(brokenConnections.length > 0 && certificates.length > 0);
    for (const { rule } of findings) assert.ok(rules[rule].why.length > 20 && rules[rule].fix.length > 20, rule);
    assert.match(text, /never an instruction/);
    assert.doesNotMatch(text, PRIVATE);
  });

  it('answers what it was asked for, whatever a model passes', async () => {
    const { findings } = data(await ask({ component: 'kube-scheduler', severity: 'error' }));
    assert.ok(findings.length > 0);
    for (const { place } of findings) assert.match(place, /scheduler|ca\.(?:crt|key)/);
    assert.equal(data(await ask({ path: 'no/such/file' })).findings.length, 0);
    assert.ok(data(await ask({ severity: 5, path: ['x'] })).findings.length > 0);
  });

  it('keeps to the length that a model leaves it', async () => {
    assert.ok((await ask({}, 1)).length <= 4_000);
  });
});

describe('the interface for other extensions', () => {
  it('gives the report in plain JSON, and fires for each new one', async () => {
    await readyApi();
    const api = await activatedApi();
    assert.equal(api.version, 1);
    const report = api.report();
    assert.ok(report);
    assert.equal(report.schemaVersion, 1);
    assert.ok(report.findings.length > 0 && report.connections.length > 0);
    assert.deepEqual(JSON.parse(JSON.stringify(report)).summary, report.summary);
    const reported: PkiReport[] = [];
    const listener = api.onDidChange((one) => reported.push(one));
    await vscode.commands.executeCommand('kubernetesPki.refresh');
    listener.dispose();
    await vscode.commands.executeCommand('kubernetesPki.refresh');
    assert.equal(reported.length, 1);
    assert.deepEqual(reported[0]?.summary, report.summary);
  });

  it('decodes bytes, and gives of a private key its kind alone', async () => {
    const api = await activatedApi();
    const read = async (path: string) => api.decode(await vscode.workspace.fs.readFile(uriOf(path)));
    const { certificates } = await read('etc/kubernetes/pki/apiserver.crt');
    assert.deepEqual(certificates[0]?.subject, [{ type: 'CN', value: 'kube-apiserver' }]);
    const file = await read('etc/kubernetes/pki/apiserver.key');
    assert.equal(file.privateKeys.length, 1);
    assert.doesNotMatch(JSON.stringify(file), PRIVATE);
    assert.deepEqual((await api.decode(new Uint8Array([1, 2, 3]))).certificates, []);
  });
});
