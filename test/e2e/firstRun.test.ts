import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeFolder } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { tryAgain } from './window/tryAgain.ts';
import { openProblems, openView, treeRow, treeRows } from './window/views.ts';
import { windowStarted } from './window/windowStarted.ts';

/** The window is loaded again, and the extension has then to start. */
const RELOAD = 90_000;

const stepNamed = (page: Page, title: string) => page.locator('.getting-started-step', { hasText: title });

async function arriveAtSample(page: Page): Promise<readonly string[]> {
  await treeRow(page, 'Certificates', 'control-plane').waitFor({ timeout: RELOAD });
  return treeRows(page, 'Connections');
}

describe('the first run, in a window without a folder', () => {
  let window: Window;
  before(async () => {
    window = await openWindow('');
  });
  after(() => window?.close());

  it('offers a folder, the sample cluster and the walkthrough', async () => {
    const { page } = window;
    await openView(page, 'Kubernetes PKI');
    const welcome = page.locator('.welcome-view').filter({ hasText: 'Open Sample Cluster' });
    await welcome.getByText('Open Folder').waitFor();
    await screenshot(page, 'welcome');
    await welcome.getByText('walkthrough').click();
    await stepNamed(page, 'Three Private CAs').and(page.locator('.expanded')).waitFor();
    await screenshot(page, 'walkthrough');
  });

  it('opens the sample cluster from the walkthrough, and goes on with it in the new window', async () => {
    const { page } = window;
    await page.locator('.getting-started-step.expanded .monaco-button', { hasText: 'Open Sample Cluster' }).click();
    const connections = await arriveAtSample(page);
    assert.match(page.url(), /folder=kubernetes-pki-sample/);
    assert.ok(
      connections.some((label) => /kube-apiserver.*etcd/.test(label)),
      connections.join('\n'),
    );
    await stepNamed(page, 'Client and Server').and(page.locator('.expanded')).waitFor();
    await stepNamed(page, 'Three Private CAs').locator('.codicon-getting-started-step-checked').waitFor();
    await screenshot(page, 'sample-cluster');
  });

  it('ends each step with its button', async () => {
    const { page } = window;
    for (const [title, button] of [
      ['Client and Server', 'Show Example Hover'],
      ['Three Handshakes', 'Show Connections'],
      ['Isolation', 'Show Problems'],
      ['Rotation', 'Show Certificate Expiration'],
      ['What a Change Breaks', 'Compare with Last Month'],
    ] as const) {
      const step = stepNamed(page, title);
      await tryAgain(page, async (timeout) => {
        await runCommand(page, 'Kubernetes PKI: Open Walkthrough');
        await step.waitFor({ timeout });
        if (!/\bexpanded\b/.test((await step.getAttribute('class')) ?? '')) await step.click({ timeout });
        await step.locator('.monaco-button', { hasText: button }).click({ timeout });
        await runCommand(page, 'Kubernetes PKI: Open Walkthrough');
        await step.locator('.codicon-getting-started-step-checked').waitFor({ timeout });
      });
    }
  });

  it('lists the three faults', async () => {
    const { page } = window;
    await openProblems(page);
    // A problem has several lines, and only rows in sight are there.
    await runCommand(page, 'View: Toggle Maximized Panel');
    const rows = await openProblems(page, 'Kubernetes PKI');
    await runCommand(page, 'View: Toggle Maximized Panel');
    const problems = rows.filter((label) => /^(Error|Warning): /.test(label));
    assert.equal(problems.length, 3, rows.join('\n'));
  });

  it('makes the sample again when the window is loaded again', async () => {
    await window.page.reload();
    await windowStarted(window.page, RELOAD);
    await arriveAtSample(window.page);
  });

  it('closes the sample cluster', async () => {
    const { page } = window;
    await runCommand(page, 'Kubernetes PKI: Close Sample Cluster');
    await page.waitForURL(/\?ew=true/, { timeout: RELOAD });
    await windowStarted(page, RELOAD);
    await openView(page, 'Kubernetes PKI');
    await page.locator('.welcome-view', { hasText: 'Open Sample Cluster' }).first().waitFor({ timeout: RELOAD });
  });
});

describe('the sample cluster in a window with a folder', () => {
  const parent = makeFolder();
  let window: Window;
  before(async () => {
    writeFileSync(path.join(parent.folder, 'readme.txt'), 'Nothing to see.\n');
    window = await openWindow(parent.folder);
  });
  after(async () => {
    await window?.close();
    parent.remove();
  });

  it('has a separate window, and leaves the folder alone', async () => {
    const { page } = window;
    // Nothing of ours is here but the palette's ways to begin.
    const icon = page.locator('.activitybar .action-label[aria-label="Kubernetes PKI"]');
    await icon.waitFor({ state: 'hidden' });
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Kubernetes PKI:');
    const rows = page.locator('.quick-input-list .monaco-list-row .label-name', { hasText: 'Kubernetes PKI:' });
    await rows.first().waitFor();
    await screenshot(page, 'palette-without-pki');
    assert.deepEqual((await rows.allInnerTexts()).map((row) => row.replace('Kubernetes PKI: ', '')).sort(), [
      'Explain Error Message…',
      'Inspect Archive…',
      'Open Exercise…',
      'Open Sample Cluster',
    ]);
    await page.keyboard.press('Escape');
    const opened = page.context().waitForEvent('page');
    await runCommand(page, 'Kubernetes PKI: Open Sample Cluster');
    const sample = await opened;
    await windowStarted(sample, RELOAD);
    await arriveAtSample(sample);
    const roots = (of: Page) => of.locator('.explorer-folders-view .monaco-list-row').allInnerTexts();
    await runCommand(sample, 'View: Show Explorer');
    await sample.locator('.explorer-folders-view .monaco-list-row', { hasText: 'worker' }).waitFor();
    await runCommand(page, 'View: Show Explorer');
    assert.deepEqual(await roots(page), ['readme.txt']);
    await screenshot(sample, 'sample-beside-folder');
  });
});
