import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { rotatedNode } from '../support/rotatedNode.ts';
import { writeNode } from '../support/writeNode.ts';
import { makeFolder, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { reloadWindow } from './window/reloadWindow.ts';
import { screenshot } from './window/screenshot.ts';

const WAIT = 20_000;

/** The page inside the panel, once the comparison is on it. */
async function frameOf(page: Page): Promise<Frame> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const cards = await frame
        .locator('main article')
        .count()
        .catch(() => 0);
      if (cards > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  await screenshot(page, 'no-comparison');
  throw new Error('No comparison was drawn.');
}

/** Takes the row of a list that is open. */
async function pick(page: Page, label: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(label);
  await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: label }).waitFor();
  await page.keyboard.press('Enter');
}

describe('the panel PKI Comparison in a window', () => {
  let workspace: Workspace;
  let window: Window;
  let frame: Frame;

  const compare = async () => {
    const { page } = window;
    await runCommand(page, 'Kubernetes PKI: Compare PKI with Another Folder or Archive');
    await pick(page, 'after');
    await pick(page, 'before');
    frame = await frameOf(page);
  };

  before(async () => {
    workspace = makeFolder();
    const { before, after } = await rotatedNode();
    await writeNode(before, path.join(workspace.folder, 'before'));
    await writeNode(after, path.join(workspace.folder, 'after'));
    window = await openWindow(workspace.folder);
    await window.page.locator('.statusbar-item', { hasText: 'expired' }).waitFor({ timeout: WAIT });
    await compare();
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('names everything for a screen reader, with a word for each sign', async () => {
    for (const name of ['Restarts', 'Connections', 'Certificates'])
      await frame.getByRole('region', { name, exact: true }).waitFor();
    await frame.getByRole('heading', { name: 'Problem: kube-controller-manager → kube-apiserver Breaks' }).waitFor();
    await frame.getByRole('heading', { name: 'Good: kube-scheduler → kube-apiserver Recovers' }).waitFor();
    await frame.getByText('Problem: No order of restarts keeps every connection').waitFor();
    const table = frame.getByRole('article').nth(1).getByRole('table', { name: 'On the way' });
    const row = table.getByRole('row').filter({ hasText: 'Files written, nothing restarted' });
    assert.equal(await row.getByRole('rowheader').count(), 1);
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), [
      'When',
      'etcd-health-check',
      'etcd',
      'Result',
    ]);
    assert.match((await row.textContent()) ?? '', /old CA.*broken/);
    assert.equal(await frame.getByRole('table', { name: 'Certificates' }).getByRole('row').count(), 11);
    await screenshot(window.page, 'comparison');
  });

  it('gives the text that is logged, where it is and why', async () => {
    const card = frame.getByRole('article').first();
    const error = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    await card.locator('code', { hasText: error }).first().waitFor();
    await card.getByText('same error as above').waitFor();
  });

  it('goes on by Tab and opens each state by Enter, in its own folder', async () => {
    const { page } = window;
    for (const state of ['before', 'after']) {
      await frame.getByRole('button', { name: 'Copy as Markdown' }).focus();
      const wanted = state === 'before' ? 4 : 5;
      // Past the buttons of the head to the links of the first card.
      for (let tab = 1; tab < wanted - 1; tab++) await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      const focused = frame.locator(':focus');
      assert.match(
        (await focused.getAttribute('aria-label')) ?? '',
        /^Go to etc\/kubernetes\/controller-manager\.conf:\d+$/,
      );
      await page.keyboard.press('Enter');
      const tab = page.locator('.tabs-container .tab.active', { hasText: 'controller-manager.conf' });
      await tab.waitFor();
      const crumbs = page.locator('.breadcrumbs-control');
      await crumbs.filter({ hasText: state }).waitFor();
      await page.keyboard.press('Control+W');
      frame = await frameOf(page);
    }
  });

  it('exchanges the two states, and keeps the focus', async () => {
    const swap = frame.getByRole('button', { name: 'Swap Before and After' });
    await swap.focus();
    await window.page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Problem: kube-scheduler → kube-apiserver Breaks' }).waitFor();
    assert.equal(await frame.locator(':focus').textContent(), 'Swap Before and After');
    await window.page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Good: kube-scheduler → kube-apiserver Recovers' }).waitFor();
  });

  it('is there again after the window was loaded again', async () => {
    const { page } = window;
    await page.waitForTimeout(1000);
    await reloadWindow(page);
    frame = await frameOf(page);
    await frame.getByRole('heading', { name: 'Good: kube-scheduler → kube-apiserver Recovers' }).waitFor();
  });

  it('has no scroll bar to the side in a narrow column', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 640, height: 900 });
    await page.waitForTimeout(500);
    frame = await frameOf(page);
    const isWider = await frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth;
    });
    await screenshot(page, 'comparison-narrow');
    assert.equal(isWider, false);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('saves the comparison as Markdown where the person says', async () => {
    const { page } = window;
    const target = path.join(workspace.folder, 'change.md');
    frame = await frameOf(page);
    await frame.getByRole('button', { name: 'Save…' }).focus();
    await page.keyboard.press('Enter');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await fillSettled(input, target);
    await page.keyboard.press('Enter');
    const end = Date.now() + WAIT;
    while (!existsSync(target) && Date.now() < end) await page.waitForTimeout(100);
    await page.waitForTimeout(300);
    const text = readFileSync(target, 'utf8');
    assert.match(text, /^# Kubernetes PKI comparison\n/);
    assert.match(text, /kube-apiserver → etcd/);
    assert.doesNotMatch(text, /PRIVATE KEY/);
  });
});

/** The dialog looks at the folder after each change and may write its own proposal over what was typed meanwhile. */
async function fillSettled(input: Locator, text: string): Promise<void> {
  const end = Date.now() + WAIT;
  for (let settled = 0; settled < 5 && Date.now() < end; ) {
    if ((await input.inputValue()) === text) settled++;
    else {
      settled = 0;
      await input.fill(text);
    }
    await input.page().waitForTimeout(150);
  }
}
