import type { Page } from 'playwright-core';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { reloadWindow } from './window/reloadWindow.ts';
import { screenshot } from './window/screenshot.ts';
import { openProblems } from './window/views.ts';

const WAIT = 30_000;

/** In each, the window and the extension start at once: a page that waits for neither is missing in some of them only. */
const RELOADS = Number(process.env.RELOADS ?? 3);

const RULE = 'trust/leaf-not-signed-by-trust';

/** Waits until the page of the rule is shown, as Markdown renders it. */
async function rendered(page: Page): Promise<void> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator('h2', { hasText: 'How to fix it' })
        .count()
        .catch(() => 0);
      if (count > 0) return;
    }
    await page.waitForTimeout(100);
  }
  await screenshot(page, 'rule-page-missing');
  throw new Error('The page of the rule is not shown.');
}

describe('the page of a rule in a window', () => {
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

  it('opens from its problem, and is there whenever the window is loaded again', async () => {
    const { page } = window;
    await openProblems(page, 'etcd-cafile');
    await page.locator('.markers-panel a', { hasText: RULE }).click({ modifiers: ['Control'] });
    for (let reload = 0; reload <= RELOADS; reload++) {
      if (reload > 0) await reloadWindow(page);
      await rendered(page);
    }
    await screenshot(page, 'rule-page');
    // The finding is there once the folder is inspected again.
    const end = Date.now() + WAIT;
    while (Date.now() < end) {
      for (const frame of page.frames()) {
        const begins = frame.locator('h1 ~ p strong', { hasText: 'etcd-ca' });
        if ((await begins.count().catch(() => 0)) > 0) return;
      }
      await page.waitForTimeout(100);
    }
    throw new Error('The page does not begin with the finding.');
  });
});
