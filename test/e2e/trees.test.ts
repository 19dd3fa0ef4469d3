import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { MENU_DELAY } from './window/menuDelay.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { openFile, runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { tryAgain } from './window/tryAgain.ts';
import { openView, treeRow, treeRows } from './window/views.ts';

const VIEW = 'Certificates';

/** Opens the orders as a person does: the view's menu, Group By. Gives the one of that label. */
async function openOrders(page: Page, label: string | RegExp, timeout: number): Promise<Locator> {
  const pane = page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${VIEW}"]`) }).first();
  await pane.hover({ timeout });
  await pane.locator('.pane-header .codicon-toolbar-more').click({ timeout });
  await page.waitForTimeout(MENU_DELAY);
  await page.locator('.monaco-menu .action-label', { hasText: 'Group By' }).hover({ timeout });
  await page.waitForTimeout(MENU_DELAY);
  const order = page.locator('.monaco-menu .action-label', { hasText: label });
  await order.waitFor({ timeout });
  return order;
}

async function groupBy(page: Page, label: string): Promise<void> {
  await tryAgain(page, async (timeout) => {
    const order = await openOrders(page, new RegExp(`^(✓ )?${label}$`), timeout);
    await order.click({ timeout });
  });
  await page.mouse.move(700, 500);
}

describe('the trees in a window', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder, { size: { width: 1280, height: 1400 } });
    await openView(window.page, 'Kubernetes PKI');
    await treeRow(window.page, VIEW, 'kubernetes').waitFor();
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  for (const [label, first] of [
    ['Expiry', 'Expired'],
    ['Component', 'kube-apiserver'],
    ['File', 'etc/kubernetes'],
    ['Issuing CA', 'Certificate authority kubernetes'],
  ] as const) {
    it(`groups certificates by ${label}, chosen in the view's menu`, async () => {
      const { page } = window;
      await groupBy(page, label);
      await page.locator(`.monaco-list-row[aria-level="1"][aria-label^="${first}"]`).first().waitFor();
      await page.waitForTimeout(MENU_DELAY);
      await screenshot(page, `trees-by-${label.toLowerCase().replace(' ', '-')}`);
    });
  }

  it('marks the order that is chosen', async () => {
    const { page } = window;
    await tryAgain(page, async (timeout) => {
      await openOrders(page, '✓ Issuing CA', timeout);
    });
    await screenshot(page, 'trees-menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('filters by words, says how many are left, and shows all again', async () => {
    const { page } = window;
    const before = (await treeRows(page, VIEW)).length;
    await treeRow(page, VIEW).first().hover();
    await page.locator('.pane-header[aria-label^="Certificates"] .codicon-filter').click();
    const input = page.locator('.quick-input-widget input').first();
    await input.fill('etcd-ca');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Containing "etcd-ca"' }).waitFor();
    await screenshot(page, 'trees-filter-list');
    await page.keyboard.press('Enter');
    await page.locator('.pane .message', { hasText: /"etcd-ca": \d+ of \d+ shown/ }).waitFor();
    // The message comes with the order to show fewer, the rows a moment later.
    await treeRow(page, VIEW, 'front-proxy-ca').waitFor({ state: 'detached' });
    await screenshot(page, 'trees-filtered');
    assert.ok((await treeRows(page, VIEW)).length < before);
    await runCommand(page, 'Kubernetes PKI: Clear Filter');
    await treeRow(page, VIEW, 'front-proxy-ca').waitFor();
  });

  it('keeps what is selected and closed over a change of files', async () => {
    const { page } = window;
    const ca = treeRow(page, VIEW, 'etcd-ca');
    await ca.click();
    await ca.locator('.monaco-tl-twistie').click();
    await page.locator('.monaco-list-row[aria-expanded="false"]', { hasText: 'etcd-ca' }).first().waitFor();
    await runCommand(page, 'Kubernetes PKI: Refresh');
    await page.waitForTimeout(1000);
    assert.equal(await ca.getAttribute('aria-expanded'), 'false');
    assert.match((await ca.getAttribute('class')) ?? '', /selected/);
  });

  it('follows the active editor', async () => {
    const { page } = window;
    await openFile(page, 'etc/kubernetes/scheduler.conf');
    await page.locator('.pane .monaco-list-row.selected', { hasText: 'scheduler.conf' }).first().waitFor();
    await screenshot(page, 'trees-followed');
  });
});
