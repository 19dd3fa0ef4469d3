import type { Page } from 'playwright-core';

/** Runs the command of that title through the palette, as typed by a person. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await choose(page, `>${title}`, title);
}

/** Opens a file by its path in the workspace, and waits for its text. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await page.keyboard.press('Control+P');
  await choose(page, path, name);
  await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-group-container.active .view-line').first().waitFor();
}

/** Types into the quick input and takes the first row once it shows the label. */
export async function choose(page: Page, text: string, label: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(text);
  const first = page.locator('.quick-input-list .monaco-list-row').first();
  await first.filter({ hasText: label }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
