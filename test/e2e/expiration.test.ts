import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { reloadWindow } from './window/reloadWindow.ts';
import { screenshot } from './window/screenshot.ts';
import { tryAgain } from './window/tryAgain.ts';

const WAIT = 20_000;
const SHOW = 'Kubernetes PKI: Show Certificate Expiration';

/** The page inside the panel, once its rows are drawn. */
async function frameOf(page: Page): Promise<Frame> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const rows = await frame
        .locator('table.certificates tbody tr')
        .count()
        .catch(() => 0);
      if (rows > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  await screenshot(page, 'no-rows');
  throw new Error('No rows were drawn.');
}

describe('the panel Certificate Expiration in a window', () => {
  let workspace: Workspace;
  let window: Window;
  let frame: Frame;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder, { settings: { 'kubernetesPKI.expiryNotification': true } });
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('is led to by the notice of the day, and by the status bar', async () => {
    const { page } = window;
    const item = page.locator('.statusbar-item[id*="kubernetesPki.status"]');
    await item.waitFor();
    assert.match((await item.getAttribute('aria-label')) ?? '', / broken.*, 1 certificate expired, etcd-server/);
    // A server made for tests shows no toasts, and keeps them in the list.
    await runCommand(page, 'Notifications: Show Notifications');
    const notice = page.locator('.notifications-center', {
      hasText: 'The certificate scheduler.conf ("system:kube-scheduler") has expired.',
    });
    await notice.waitFor({ timeout: WAIT });
    await screenshot(page, 'expiration-notice');
    await notice.getByText('Show Expiration').click();
    frame = await frameOf(page);
  });

  it('marks the files in the Explorer', async () => {
    const { page } = window;
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'scheduler.conf' });
    await tryAgain(page, async (timeout) => {
      await runCommand(page, 'File: Focus on Files Explorer');
      await page.keyboard.type('etc');
      await page.keyboard.press('ArrowRight');
      await row.waitFor({ timeout });
    });
    await row
      .locator('.monaco-icon-label[aria-label*="\\"system:kube-scheduler\\" expired on "]')
      .waitFor({ timeout: 5000 });
    await screenshot(page, 'expiration-explorer');
  });

  it('goes through the days to come below the timeline, and names what breaks on each', async () => {
    const { page } = window;
    const slider = frame.getByRole('slider', { name: 'Day' });
    const spoken = (source: RegExp) =>
      frame.waitForFunction(
        (text) => new RegExp(text).test(document.querySelector('[role=slider]')?.ariaValueText ?? ''),
        source.source,
      );
    await slider.focus();
    await spoken(/^Now: \d+ of \d+ connections fail(?:\. After a restart: .+)?$/);
    assert.equal(await frame.locator('.cursor').getAttribute('visibility'), 'hidden');
    await page.keyboard.press('F8');
    await spoken(/^\d{4}-\d\d-\d\d: \d+ of \d+ connections fail\. Breaking on this day: .*→ etcd/);
    const [first] = await frame.locator('.time .breaks li').allTextContents();
    assert.match(first ?? '', /→ etcd.*x509: certificate has expired or is not yet valid: current time \d{4}/);
    // The line through the timeline goes through the mark of what expires then.
    const x = Number(await frame.locator('.cursor').getAttribute('x1'));
    const mark = await frame.locator('.cluster.expiring .ring').first().getAttribute('cx');
    assert.ok(Math.abs(x - Number(mark)) < 4, `${x} ${mark}`);
    await screenshot(page, 'expiration-later');
    await page.keyboard.press('Home');
    await spoken(/^Now: /);
  });

  it('sorts, filters and goes from cell to cell by the keyboard', async () => {
    const { page } = window;
    await frame.getByRole('searchbox').focus();
    await page.keyboard.type('etcd ca');
    await frame
      .getByRole('status')
      .filter({ hasText: / of \d+ shown/ })
      .waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    const first = () => frame.locator('table.certificates tbody tr').first().locator('.name .link').textContent();
    assert.equal(await first(), 'scheduler.conf');
    await frame.locator('table.certificates tbody button.link').first().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const head = frame.locator('table.certificates thead th').first();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    assert.equal(await first(), 'admin.conf');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const focused = frame.locator(':focus');
    assert.equal(await focused.getAttribute('aria-label'), 'Copy command: kubeadm certs renew admin.conf');
    await page.keyboard.press('Enter');
    await frame.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    // A browser's clipboard may take the focus out of the page.
    await frame.locator('table.certificates tbody .renew button').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.tabs-container .tab.active', { hasText: 'admin.conf' }).waitFor();
  });

  it('is as it was when it is shown again, and shows the certificates of a mark', async () => {
    await runCommand(window.page, SHOW);
    frame = await frameOf(window.page);
    const head = frame.locator('table.certificates thead th').first();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    await frame.locator('.cluster.expiring').focus();
    await window.page.keyboard.press('Enter');
    await frame.locator('.cluster.expiring[aria-pressed="true"]').waitFor();
    assert.equal(await frame.locator('tbody tr').count(), 1);
    assert.match((await frame.locator('tbody tr').textContent()) ?? '', /etcd-server[\s\S]*expiring/);
    await frame.getByRole('button', { name: 'Show all dates' }).click();
  });

  it('has the sign of the extension in its tab', async () => {
    const icon = window.page.locator('.tabs-container .tab.active .monaco-icon-label-iconpath');
    const image = await icon.evaluate((element) => getComputedStyle(element).backgroundImage);
    assert.match(image, /panel\.(?:dark|light)\.svg/);
  });

  it('comes back with its order and filter when the window is loaded again', async () => {
    const { page } = window;
    await frame.getByRole('searchbox').fill('etcd');
    await reloadWindow(page);
    frame = await frameOf(page);
    assert.equal(await frame.locator('table.certificates thead th').first().getAttribute('aria-sort'), 'ascending');
    assert.equal(await frame.getByRole('searchbox').inputValue(), 'etcd');
    const names = await frame.locator('table.certificates tbody .name').allTextContents();
    assert.ok(names.length > 0 && names.every((name) => name.includes('etcd')), names.join());
    await frame.getByRole('searchbox').fill('');
  });

  it('fits a narrow window', async () => {
    const { page } = window;
    // The whole table must be visible next to the side bar.
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.waitForTimeout(500);
    const [wide, shown] = await frame.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(Number(shown) < 1000 && Number(wide) <= Number(shown), `${wide} of ${shown}`);
    await screenshot(page, 'expiration-beside');
    await page.setViewportSize({ width: 640, height: 900 });
    await frame.locator('svg.timeline').waitFor();
    await page.waitForTimeout(500);
    await screenshot(page, 'expiration-narrow');
    const [drawn, room] = await frame
      .locator('svg.timeline')
      .evaluate((svg) => [svg.clientWidth, document.body.clientWidth]);
    assert.ok(Number(drawn) <= Number(room), `${drawn} of ${room}`);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('saves the report where the person says', async () => {
    const { page } = window;
    await frame.getByRole('button', { name: 'CSV' }).click();
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    const target = path.join(workspace.folder, 'certificate-expiration.csv');
    await page.waitForTimeout(1500);
    await input.fill(target);
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    const end = Date.now() + WAIT;
    while (!existsSync(target) && Date.now() < end) await page.waitForTimeout(100);
    await page.waitForTimeout(300);
    await runCommand(page, 'Notifications: Show Notifications');
    await page.locator('.notifications-center', { hasText: 'Report saved.' }).getByText('Open').waitFor();
    assert.match(readFileSync(target, 'utf8'), /^CERTIFICATE,EXPIRES,.*\r\n[\s\S]*scheduler\.conf,.*<invalid>/);
  });

  for (const [name, theme] of [
    ['dark', 'Default Dark Modern'],
    ['light', 'Default Light Modern'],
    ['high-contrast', 'Default High Contrast'],
    ['high-contrast-light', 'Default High Contrast Light'],
  ] as const) {
    it(`is drawn in the theme ${theme}`, async () => {
      const { page } = window;
      mkdirSync(path.join(workspace.folder, '.vscode'), { recursive: true });
      writeFileSync(
        path.join(workspace.folder, '.vscode/settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme }),
      );
      const wanted = name === 'dark' ? 'vscode-dark' : name === 'light' ? 'vscode-light' : 'vscode-high-contrast';
      await frame.locator(`body.${wanted}`).waitFor();
      await page.waitForTimeout(800);
      await screenshot(page, `expiration-${name}`);
    });
  }
});
