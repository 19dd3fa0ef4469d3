import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, reportWhere, uriOf } from './api.ts';
import { drawnAfter } from './drawnAfter.ts';
import { eventually } from './eventually.ts';

const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ETCD_SERVER = 'etc/kubernetes/pki/etcd/server.crt';

/** Sets a setting, and waits for the report that comes of it. */
async function set(api: ExtensionApi, name: string, value: unknown): Promise<void> {
  const revision = api.report()?.revision ?? 0;
  const configuration = vscode.workspace.getConfiguration('kubernetesPKI');
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  await reportWhere(api, (report) => report.revision > revision);
}

describe('the panel Certificate Expiration', function () {
  this.timeout(40_000);
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('draws a row for every certificate that something reads', async () => {
    const drawn = await drawnAfter(api.expiration.onDidDraw, () =>
      vscode.commands.executeCommand('kubernetesPki.showExpiration'),
    );
    assert.ok(drawn.rows > 14, `${drawn.rows} rows`);
    assert.ok(drawn.clusters > 2, `${drawn.clusters} marks`);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputWebview);
    assert.equal(activeTab.label, 'Certificate Expiration');
  });

  it('draws each new report, in the same panel', async () => {
    const before = api.report()?.revision ?? 0;
    const drawn = await drawnAfter(api.expiration.onDidDraw, () =>
      vscode.commands.executeCommand('kubernetesPki.refresh'),
    );
    assert.ok(drawn.revision > before);
    await vscode.commands.executeCommand('kubernetesPki.showExpiration');
    const panels = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ label }) => label === 'Certificate Expiration');
    assert.equal(panels.length, 1);
  });

  it('has the days on which connections break, as the graph has them', async () => {
    const content = await api.expiration.timeContent();
    const day = content?.steps.find(({ broken }) => broken.length > 0)?.day;
    assert.equal(day, Math.floor((api.report()?.firstBreak?.at ?? 0) / 86_400_000));
  });
});

describe('the status bar', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  after(() => set(api, 'statusBar', undefined));

  it('shows what is broken before what has expired and expires soon, in words too', () => {
    const { text, spoken, command, background } = api.statusBar.shown ?? {};
    assert.match(
      text ?? '',
      /^\$\(debug-disconnect\) \d+ broken {2}\$\(error\) 1 expired {2}\$\(warning\) etcd-server 1[12] days$/,
    );
    assert.match(
      spoken ?? '',
      /^Kubernetes PKI: \d+ causes?, \d+ connections broken, \d+ more because kube-apiserver does not start, 1 certificate expired, etcd-server expires in 1[12] days$/,
    );
    assert.deepEqual([command, background], ['kubernetesPki.connections.focus', 'statusBarItem.errorBackground']);
  });

  it('is hidden where that is set, and comes back', async () => {
    await set(api, 'statusBar', 'never');
    assert.equal(api.statusBar.shown, undefined);
    await set(api, 'statusBar', 'always');
    assert.ok(api.statusBar.shown);
  });
});

describe('the marks of files', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  const badge = (path: string) => api.fileDecorations.provideFileDecoration(uriOf(path))?.badge;

  it('are on expired and expiring files, short, and with their words', () => {
    const mark = api.fileDecorations.provideFileDecoration(uriOf(SCHEDULER));
    assert.ok((mark?.badge?.length ?? 9) <= 2);
    assert.match(mark?.tooltip ?? '', /"system:kube-scheduler" expired on \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    assert.equal(badge(ETCD_SERVER), '▲');
    assert.equal(badge('etc/kubernetes/admin.conf'), undefined);
  });

  it('are announced only if they change, and go away with their setting', async () => {
    const reported: (readonly string[])[] = [];
    const names = () => reported.map((uris) => uris.join()).join(';');
    const listener = api.fileDecorations.onDidChangeFileDecorations((uris) =>
      reported.push(uris.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))),
    );
    try {
      await api.refresh();
      assert.equal(names(), '');
      await set(api, 'fileDecorations', false);
      assert.equal(reported.length, 1);
      assert.match(names(), /\bscheduler\.conf\b/);
      assert.doesNotMatch(names(), /\badmin\.conf\b/);
      assert.equal(badge(SCHEDULER), undefined);
    } finally {
      listener.dispose();
      await set(api, 'fileDecorations', undefined);
    }
    await eventually(() => badge(SCHEDULER) === '✕', 'the mark did not come back');
  });
});
