import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi } from './api.ts';
import { drawnAfter } from './drawnAfter.ts';

describe('the panel Connection Graph', function () {
  this.timeout(30_000);
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('draws an edge for every connection of the report', async () => {
    const drawn = await drawnAfter(api.graph.onDidDraw, () =>
      vscode.commands.executeCommand('kubernetesPki.showConnectionGraph'),
    );
    assert.ok(drawn.edges > 8);
    assert.equal(drawn.edges, api.report()?.connections.length);
    assert.ok(drawn.boxes > 7);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.equal(activeTab?.label, 'Connection Graph');
  });

  it('draws each new report', async () => {
    const before = api.report()?.revision ?? 0;
    const drawn = await drawnAfter(
      api.graph.onDidDraw,
      () => vscode.commands.executeCommand('kubernetesPki.refresh'),
      ({ revision }) => revision > before,
    );
    assert.ok(drawn.revision > before);
  });

  it('has what time alone breaks in it, the first break of the report first', async () => {
    const { firstBreak, revision } = api.report() ?? {};
    const content = await api.graph.timeContent();
    assert.ok(firstBreak && content);
    assert.equal(content.revision, revision);
    const at = content.steps.findIndex(({ broken }) => broken.length > 0);
    assert.equal(content.steps[at]?.day, Math.floor(firstBreak.at / 86_400_000));
    const edge = content.changes[at]?.edges.find(({ id }) => id === firstBreak.connection);
    assert.equal(edge?.verdict, 'broken');
    assert.match(edge?.note ?? '', /^expired \d{4}-\d\d-\d\d$/);
    assert.match(content.steps[at]?.broken[0]?.error ?? '', /x509: certificate has expired or is not yet valid: /);
  });

  it('opens once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('kubernetesPki.showConnectionGraph');
    const panels = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ label }) => label === 'Connection Graph');
    assert.equal(panels.length, 1);
  });
});
