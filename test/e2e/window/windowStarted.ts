import type { Page } from 'playwright-core';

/** Set by VS Code once it has put back the views and editors of last time, and once it knows all extensions. */
const MARKS = ['code/didStartWorkbench', 'code/didLoadExtensions'];

/**
 * Waits until the window can be worked with. Before it, a view that is opened is replaced by the one of last time, and the
 * palette that is opened lacks the commands of extensions for as long as it stays open.
 */
export async function windowStarted(page: Page, timeout = 90_000): Promise<void> {
  await page.waitForFunction((marks) => marks.every((mark) => performance.getEntriesByName(mark).length > 0), MARKS, {
    timeout,
  });
  await page.locator('.monaco-workbench').waitFor({ timeout });
}
