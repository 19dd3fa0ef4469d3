import type { Page } from 'playwright-core';
import { tryAgain } from './tryAgain.ts';
import { windowStarted } from './windowStarted.ts';

/** Loads the window again by its command, which first writes down what editors and panels want to remember. */
export async function reloadWindow(page: Page): Promise<void> {
  await tryAgain(page, async (timeout) => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Developer: Reload Window', { timeout });
    const first = page.locator('.quick-input-list .monaco-list-row').first();
    await first.filter({ hasText: 'Reload Window' }).waitFor({ timeout });
  });
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
  await windowStarted(page);
}
