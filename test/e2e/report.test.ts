import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';

const WAIT = 20_000;

describe('exporting a report', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder);
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('asks for the format and the place, writes the page there and opens it', async () => {
    const { page } = window;
    // The palette offers it once there is something to report on.
    await page.locator('.statusbar-item[id*="kubernetesPki.status"]').waitFor({ timeout: WAIT });
    await runCommand(page, 'Kubernetes PKI: Export PKI Report');
    const input = page.locator('.quick-input-widget input').first();
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'single page to read' });
    await row.waitFor({ timeout: WAIT });
    await screenshot(page, 'report-formats');
    await row.click();
    const target = path.join(workspace.folder, 'for-the-auditor.html');
    // The dialog proposes a name once it has looked at the folder, over whatever was typed before.
    for (let settled = 0; settled < 5; settled++) {
      await page.waitForTimeout(300);
      if ((await input.inputValue()) === target) continue;
      await input.fill(target);
      settled = 0;
    }
    await page.keyboard.press('Enter');
    const end = Date.now() + WAIT;
    while (!existsSync(target) && Date.now() < end) await page.waitForTimeout(100);
    const message = page.locator('.notification-list-item', { hasText: 'Report saved.' });
    await runCommand(page, 'Notifications: Show Notifications');
    await message.waitFor({ timeout: WAIT });
    const html = readFileSync(target, 'utf8');
    assert.match(html, /^<!DOCTYPE html>/);
    assert.match(html, /<dt>Fix<\/dt>/);
    assert.doesNotMatch(html, /PRIVATE KEY/);
    await message.getByText('Open', { exact: true }).click();
    await page.locator('.tabs-container .tab.active', { hasText: 'for-the-auditor.html' }).waitFor({ timeout: WAIT });
  });

  it('prints on A4, wide tables and the graph on landscape pages, and nothing wider than a page', async () => {
    const printed = await window.page.context().browser()?.newPage();
    assert.ok(printed);
    try {
      await printed.setContent(readFileSync(path.join(workspace.folder, 'for-the-auditor.html'), 'utf8'));
      assert.ok((await printed.locator('figure.connections svg').count()) > 0);
      const pdf = (await printed.pdf({ preferCSSPageSize: true })).toString('latin1');
      const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
        [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join('×'),
      );
      assert.deepEqual([...new Set(sizes)].sort(), ['210×297', '297×210']);
      await printed.emulateMedia({ media: 'print' });
      // The width between the margins of the narrow and of the wide side, at 96 pixels an inch.
      for (const [selector, width] of [
        ['section:not(.wide)', 680],
        ['section.wide', 1009],
      ] as const) {
        await printed.setViewportSize({ width, height: 680 });
        const widest = await printed
          .locator(selector)
          .evaluateAll((sections) => Math.max(...sections.map(({ scrollWidth }) => scrollWidth)));
        assert.ok(widest <= width, `${selector}: ${widest}`);
      }
    } finally {
      await printed.close();
    }
  });
});
