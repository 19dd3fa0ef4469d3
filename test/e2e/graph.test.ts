import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { fillSettled } from './window/fillSettled.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { openFile, runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';

const WAIT = 20_000;

/** The page inside the panel, once its picture is drawn. */
async function pictureOf(page: Page): Promise<Frame> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      if (
        (await frame
          .locator('svg.connections')
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error('No picture was drawn.');
}

/** The dialog writes its proposal after it is there. */
async function waitForValue(input: Locator, expected: RegExp): Promise<void> {
  const end = Date.now() + WAIT;
  while (!expected.test(await input.inputValue()) && Date.now() < end) await input.page().waitForTimeout(100);
  assert.match(await input.inputValue(), expected);
}

async function waitForFile(page: Page, file: string): Promise<void> {
  const end = Date.now() + WAIT;
  while (!existsSync(file)) {
    if (Date.now() > end) throw new Error(`${path.basename(file)} was not written.`);
    await page.waitForTimeout(100);
  }
  // The file is there before its content is.
  await page.waitForTimeout(300);
}

describe('the panel Connection Graph in a window', () => {
  let workspace: Workspace;
  let window: Window;
  let picture: Frame;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder);
    await runCommand(window.page, 'Kubernetes PKI: Show Connection Graph');
    picture = await pictureOf(window.page);
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('shows the error of a broken connection under the pointer', async () => {
    await picture.locator('.edge.broken[aria-label*="expired"] .badge').hover();
    const card = picture.locator('#card');
    await card.filter({ hasText: /x509: certificate has expired or is not yet valid/ }).waitFor();
    await screenshot(window.page, 'connection-graph');
  });

  it('goes from item to item by the arrow keys, keeps the focus over a new report, and opens by Enter', async () => {
    const { page } = window;
    await picture.locator('#save-svg').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    const focused = picture.locator('.item:focus');
    assert.match((await focused.getAttribute('aria-label')) ?? '', /kubectl.*kube-apiserver.*does not start/);
    const id = await focused.getAttribute('data-id');
    const edges = await picture.locator('.edge[role]').count();
    rmSync(path.join(workspace.folder, 'etc/kubernetes/super-admin.conf'));
    await picture.waitForFunction((before) => document.querySelectorAll('.edge[role]').length < before, edges);
    assert.equal(await focused.getAttribute('data-id'), id);
    await page.keyboard.press('Enter');
    await page.locator('.tabs-container .tab.active', { hasText: 'admin.conf' }).waitFor();
  });

  it('is where it was when it is shown again', async () => {
    await runCommand(window.page, 'Kubernetes PKI: Show Connection Graph');
    picture = await pictureOf(window.page);
    assert.match((await picture.locator('.item[tabindex="0"]').getAttribute('aria-label')) ?? '', /kubectl/);
  });

  it('opens the line to fix by a click on the card', async () => {
    await picture.locator('.edge.broken[aria-label*="expired"] .badge').hover();
    await picture.locator('#card h2').click();
    await window.page.locator('.tabs-container .tab.active', { hasText: 'scheduler.conf' }).waitFor();
    await runCommand(window.page, 'Kubernetes PKI: Show Connection Graph');
    picture = await pictureOf(window.page);
  });

  it('goes through the days to come by the keyboard, and connections fail as their day comes', async () => {
    const { page } = window;
    const slider = picture.getByRole('slider', { name: 'Day' });
    const textOf = async () => (await slider.getAttribute('aria-valuetext')) ?? '';
    const broken = () => picture.locator('.edge.broken[role]').count();
    /** Presses a key and waits until the slider speaks of it so. */
    const press = async (key: string, expected: RegExp): Promise<string> => {
      await page.keyboard.press(key);
      await picture.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector('[role=slider]')?.ariaValueText ?? ''),
        expected.source,
      );
      return textOf();
    };
    await slider.focus();
    assert.match(await textOf(), /^Now: \d+ of \d+ connections fail(?:\. After a restart: .+)?$/);
    assert.equal(await slider.getAttribute('aria-valuenow'), '0');
    const brokenNow = await broken();

    const first = await press('F8', /^\d{4}-\d\d-\d\d: \d+ of \d+ connections fail\. Breaking on this day: /);
    assert.match(first, /etcd-health-check → etcd/);
    const day = Number(await slider.getAttribute('aria-valuenow'));
    assert.ok(day >= 11 && day <= 13, `${day} days`);
    assert.ok((await broken()) > brokenNow);
    const error = picture.locator('.edge.broken[aria-label*="etcd"][aria-label*="expired"]').first();
    assert.match((await error.getAttribute('aria-label')) ?? '', /x509: certificate has expired or is not yet valid/);
    const date = first.slice(0, 10);
    assert.match(
      (await picture.locator('.connections .summary').textContent()) ?? '',
      new RegExp(`^${date}, if nothing`),
    );
    assert.match((await picture.locator('.time .breaks').textContent()) ?? '', /etcd-health-check → etcd.*x509: /);
    await screenshot(page, 'connection-graph-later');

    await press('ArrowLeft', /^\d{4}-\d\d-\d\d: \d+ of \d+ connections fail$/);
    assert.equal(await broken(), brokenNow);
    assert.equal(await press('ArrowRight', /Breaking on this day: /), first);
    await press('PageUp', /connections fail$/);
    assert.equal(await slider.getAttribute('aria-valuenow'), String(day + 30));
    await press('PageDown', /Breaking on this day: /);
    await press('End', /^\d{4}/);
    assert.equal(await slider.getAttribute('aria-valuenow'), await slider.getAttribute('aria-valuemax'));
    const last = await press('Shift+F8', /Breaking on this day: /);
    assert.ok(last > first);
    await page.keyboard.press('F8');
    await picture.locator('.time [role=status]', { hasText: 'No connection breaks after this day.' }).waitFor();
    await press('Home', /^Now: /);
    assert.equal(await broken(), brokenNow);
    await press('F8', /Breaking on this day: /);
  });

  it('keeps its day when it is shown again, and goes to what fails where F8 is pressed elsewhere on the page', async () => {
    const { page } = window;
    await openFile(page, 'admin.conf');
    await runCommand(page, 'Kubernetes PKI: Show Connection Graph');
    picture = await pictureOf(page);
    await picture.locator('.connections .summary', { hasText: /^\d{4}-\d\d-\d\d, if nothing/ }).waitFor();
    await picture.locator('.time .steps button').first().focus();
    await page.keyboard.press('Shift+F8');
    await picture.locator('.time [role=status]', { hasText: 'No connection breaks before this day.' }).waitFor();
    await picture.locator('#save-svg').focus();
    await page.keyboard.press('F8');
    const failing = picture.locator('.edge.broken:focus');
    await failing.waitFor();
    const first = await failing.getAttribute('data-id');
    await page.keyboard.press('Shift+F8');
    assert.notEqual(await failing.getAttribute('data-id'), first);
    await page.keyboard.press('F8');
    assert.equal(await failing.getAttribute('data-id'), first);
    await picture.locator('.connections .summary', { hasText: /^\d{4}-\d\d-\d\d, if nothing/ }).waitFor();
  });

  for (const [kind, start] of [
    ['png', '\u0089PNG'],
    ['svg', '<svg '],
  ] as const) {
    it(`saves the picture as ${kind} at the chosen place, without a path in it`, async () => {
      const { page } = window;
      await picture.locator(`#save-${kind}`).click();
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      const proposed = new RegExp(`connection-graph-\\d{4}-\\d\\d-\\d\\d\\.${kind}$`);
      await waitForValue(input, proposed);
      const target = path.join(workspace.folder, `shared.${kind}`);
      await fillSettled(input, target);
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await waitForFile(page, target);
      const text = readFileSync(target, 'latin1');
      assert.equal(text.slice(0, start.length), start);
      assert.ok(!/file:|data-id|\/etc\/kubernetes/.test(text));
      if (kind === 'svg') assert.match(text, /\d{4}-\d\d-\d\d, if nothing is renewed: /);
    });
  }
});
