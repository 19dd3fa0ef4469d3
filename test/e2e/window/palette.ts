import type { Page } from 'playwright-core';
import { tryAgain } from './tryAgain.ts';

/** Runs the command of that title through the palette, as typed by a person. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await choose(page, { key: 'F1', text: `>${title}`, label: title });
}

/** Opens a file by its path in the workspace, and waits for its text. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await choose(page, { key: 'Control+P', text: path, label: name });
  await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-group-container.active .view-line').first().waitFor();
}

/** Moves the cursor of the active editor to a line and a column, both from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await choose(page, { key: 'Control+G', text: `:${line}:${column}`, label: `${line}` });
}

interface Choice {
  readonly key: string;
  readonly text: string;
  /** Shown by the row to take. */
  readonly label: string;
}

/** Opens the quick input by its key, types, and takes the first row once it shows the label. */
function choose(page: Page, choice: Choice): Promise<void> {
  return tryAgain(page, (timeout) => chooseOnce(page, choice, timeout));
}

async function chooseOnce(page: Page, { key, text, label }: Choice, timeout: number): Promise<void> {
  await page.keyboard.press(key);
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ timeout });
  await input.fill(text, { timeout });
  const first = page.locator('.quick-input-list .monaco-list-row').first();
  await first.filter({ hasText: label }).waitFor({ timeout });
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout });
}
