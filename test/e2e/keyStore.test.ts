import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { makeKeyStores } from '../vscode/makeKeyStores.ts';
import { makeFolder, type Workspace } from '../vscode/makeWorkspace.ts';
import { MENU_DELAY } from './window/menuDelay.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { tryAgain } from './window/tryAgain.ts';

/** Calls the command on the key store in the Explorer, and gives the password. */
async function openStore(page: Page, password: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await tryAgain(page, async (timeout) => {
    const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'closed.p12' });
    await file.click({ button: 'right', timeout });
    await page.waitForTimeout(MENU_DELAY);
    await page.locator('.monaco-menu .action-item', { hasText: 'Open PKCS#12 File…' }).click({ timeout });
    await input.waitFor({ timeout });
  });
  assert.equal(await input.getAttribute('type'), 'password');
  await input.fill(password);
  await page.keyboard.press('Enter');
}

describe('a key store in a window', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = makeFolder();
    makeKeyStores(workspace.folder);
    window = await openWindow(workspace.folder);
    // Menus are there once the extension's own views are.
    await window.page.locator('.activitybar [aria-label*="Kubernetes PKI"]').first().waitFor();
    await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'stores' }).click();
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('shows with its password what is in it, and no private key', async () => {
    const { page } = window;
    await openStore(page, 'right');
    await page.locator('.tabs-container .tab.active', { hasText: 'closed.p12.txt' }).waitFor();
    const lines = page.locator('.editor-group-container.active .view-lines');
    await lines.filter({ hasText: 'PKCS#12' }).waitFor();
    const shown = ((await lines.textContent()) ?? '').replaceAll('\u00a0', ' ');
    assert.match(shown, /Password: verified by the integrity check/);
    assert.match(shown, /Subject: CN=stored/);
    assert.doesNotMatch(shown, /PRIVATE KEY|priv:/);
    await screenshot(page, 'key-store');
  });

  it('shows that a password is wrong', async () => {
    const { page } = window;
    await openStore(page, 'wrong');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await runCommand(page, 'Notifications: Show Notifications');
    const message = page.locator('.notifications-center .notification-list-item-message').first();
    await message.filter({ hasText: 'Incorrect password for closed.p12.' }).waitFor();
  });
});
