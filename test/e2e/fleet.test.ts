import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { buildFleet, threeFaults } from '../support/fleet.ts';
import { writeNode } from '../support/writeNode.ts';
import { focusedRow } from './window/focusedRow.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { openView, treeRow } from './window/views.ts';

const WAIT = 60_000;

/** The page inside the panel, once its picture is drawn. */
async function pictureOf(page: Page): Promise<Frame> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator('svg.connections')
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error('No picture was drawn.');
}

/** A window on the fifty nodes in the folder, once their four broken connections are counted. */
async function openFleet(folder: string): Promise<Window> {
  await writeNode(new Map(await buildFleet({ now: new Date(), nodes: 50, edit: threeFaults })), folder);
  const window = await openWindow(folder);
  const status = window.page.locator('.statusbar-item[id*="kubernetesPki.status"]', { hasText: '4' });
  await status.waitFor({ timeout: WAIT });
  return window;
}

describe('the Connection Graph of fifty nodes with three faults', () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'kubernetes-pki-'));
  let window: Window;
  let picture: Frame;

  before(async () => {
    window = await openFleet(folder);
    await runCommand(window.page, 'Kubernetes PKI: Show Connection Graph');
    picture = await pictureOf(window.page);
  });

  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true });
  });

  const framesOf = () =>
    picture.locator('svg.connections > g[role=group]').evaluateAll((all) => all.map((one) => one.ariaLabel));

  it('unfolds only what fails, and counts the folded nodes', async () => {
    assert.deepEqual(await framesOf(), ['cp-1', 'cp-2', 'worker-17', 'worker-31']);
    assert.equal(await picture.locator('#note').textContent(), '46 nodes without failures are folded.');
    await screenshot(window.page, 'connection-graph-fleet');
  });

  it('goes to the third fault by F8 alone, with its card', async () => {
    const { page } = window;
    const told: string[] = [];
    for (let pressed = 0; pressed < 4; pressed++) {
      await page.keyboard.press('F8');
      const focused = picture.locator('.edge.broken:focus');
      await focused.waitFor();
      told.push((await focused.getAttribute('aria-label')) ?? '');
    }
    assert.match(told[1] ?? '', /"cp-2" in --cert-file of etcd/);
    assert.match(told[2] ?? '', /"system:node:worker-17" .* expired/);
    assert.match(told[3] ?? '', /trusts another CA with that name \(certificate-authority-data/);
    await picture.locator('#card', { hasText: 'signed by unknown authority' }).waitFor();
    await page.keyboard.press('F8');
    assert.equal(await picture.locator('.edge.broken:focus').getAttribute('aria-label'), told[0]);
  });

  it('filters by a node’s name, and shows all nodes when asked to', async () => {
    const { page } = window;
    await picture.locator('#filter').fill('worker-12');
    await picture.waitForFunction(() => document.querySelectorAll('svg.connections > g[role=group]').length === 2);
    assert.deepEqual(await framesOf(), ['cp-1', 'worker-12']);
    await picture.locator('#filter').fill('nothing of the kind');
    await picture.getByText('Nothing in the graph matches the filter.').waitFor();
    await picture.locator('#filter').fill('');
    await picture.locator('#unfold').focus();
    await page.keyboard.press('Space');
    await picture.waitForFunction(() => document.querySelectorAll('svg.connections > g[role=group]').length === 50);
    assert.equal(await picture.locator('#unfold').getAttribute('aria-pressed'), 'true');
    assert.ok(await picture.locator('#note').isHidden());
    await picture.locator('#fit').click();
    const stage = await picture
      .locator('#stage')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1);
    assert.ok(stage, 'all of it is in sight');
    await picture.locator('#unfold').click();
    await picture.waitForFunction(() => document.querySelectorAll('svg.connections > g[role=group]').length === 4);
  });
});

describe('the trees of fifty nodes with three faults', () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'kubernetes-pki-'));
  let window: Window;

  before(async () => {
    window = await openFleet(folder);
  });

  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true });
  });

  /** The row that the keyboard went to from another. */
  async function rowAfter(before: string): Promise<string> {
    const end = Date.now() + 5000;
    for (;;) {
      const row = await focusedRow(window.page);
      if (row !== before || Date.now() > end) return row;
      await window.page.waitForTimeout(20);
    }
  }

  it('show the third fault after two commands and at most twelve times the same key, with every node open that has a fault', async () => {
    const { page } = window;
    await openView(page, 'Kubernetes PKI');
    await treeRow(page, 'Connections', 'cp-2').first().waitFor();
    await runCommand(page, 'Focus on Connections View');
    const faults: string[] = [];
    let pressed = 0;
    // In the order of their names, with all of them closed, 33 nodes come before the one with the third fault.
    for (let before = '', tries = 0; faults.length < 3 && tries < 40; tries++) {
      await page.keyboard.press('ArrowDown');
      const row = await rowAfter(before);
      // A busy window may not have moved the focus into the view yet.
      if (row === before) continue;
      pressed++;
      const isFault = / connections? broken\.$/.test(row) && !/ more connections? broken/.test(row);
      if (isFault && !/^[\w-]+: /.test(row)) faults.push(row);
      before = row;
    }
    assert.match(faults[0] ?? '', /^"cp-2" expired .* 2 connections broken\.$/);
    assert.match(faults[1] ?? '', /"system:node:worker-17" expired/);
    assert.match(faults[2] ?? '', /kubelet\.conf/);
    assert.ok(pressed <= 12, `${pressed}`);
    await screenshot(page, 'trees-fleet');
  });

  it('show no rotation of a CA that a single file trusts by mistake', async () => {
    const { page } = window;
    await runCommand(page, 'Focus on Certificates View');
    let row = await rowAfter('');
    for (let presses = 0; presses < 6; presses++) {
      assert.doesNotMatch(row, /^Rotation, /);
      await page.keyboard.press('ArrowDown');
      row = await rowAfter(row);
    }
    await screenshot(page, 'trees-certificates');
  });
});
