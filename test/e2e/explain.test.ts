import assert from 'node:assert/strict';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';

const ERROR =
  'W1127 03:19:24.5 1 logging.go:55] [core] grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379"}. Err: connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority"';

describe('the explanation of an error, by keyboard alone', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder);
    await window.page.locator('.statusbar-item[id*="kubernetesPki.status"]').waitFor();
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('names its causes for a screen reader, and leads to the line of the first', async () => {
    const { page } = window;
    // The copied text is proposed, and a browser without a person answers no question.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await runCommand(page, 'Kubernetes PKI: Explain Error Message');
    const input = page.locator('.quick-input-widget input').first();
    await page.locator('.quick-input-widget', { hasText: 'An error of kubectl, a log, curl or a browser' }).waitFor();
    assert.match((await input.getAttribute('aria-label')) ?? '', /^Explain Error Message/);
    await input.fill(ERROR);
    await page.keyboard.press('Enter');
    const row = page.locator('.quick-input-list .monaco-list-row.focused');
    await row.filter({ hasText: '--etcd-cafile' }).waitFor();
    const label = (await row.getAttribute('aria-label')) ?? '';
    assert.match(label, /--etcd-cafile of kube-apiserver does not contain the CA/);
    assert.doesNotMatch(label, /\$\(|codicon/);
    await screenshot(page, 'explain-list');
    await page.keyboard.press('Enter');
    await page.locator('.tabs-container .tab.active', { hasText: 'kube-apiserver.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: /^Ln 21, Col \d+/ }).waitFor();
  });
});
