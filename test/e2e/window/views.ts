import type { Locator, Page } from 'playwright-core';
import { runCommand } from './palette.ts';
import { tryAgain } from './tryAgain.ts';

/**
 * The rows of the Problems panel that are in sight, as their accessible names, once there is at least one. The panel
 * draws only what fits, so a test that looks for one problem gives the panel's filter a part of its text or file name.
 */
export async function openProblems(page: Page, filter = ''): Promise<readonly string[]> {
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.getByPlaceholder(/^Filter \(e\.g\. text/).fill(filter);
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.filter({ hasText: filter }).first().waitFor();
  return labels(rows);
}

/** Shows the view container of that title in the side bar. */
export async function openView(page: Page, title: string): Promise<void> {
  await tryAgain(page, async (timeout) => {
    await runCommand(page, `View: Show ${title}`);
    await page.locator('.part.sidebar .composite.title', { hasText: new RegExp(title, 'i') }).waitFor({ timeout });
  });
}

/** The rows of a tree view that are in sight, as their accessible names, once there is at least one. */
export async function treeRows(page: Page, viewTitle: string): Promise<readonly string[]> {
  const rows = treeRow(page, viewTitle);
  await rows.first().waitFor();
  return labels(rows);
}

/** One row of a tree view: the first whose text contains the label, or all rows without a label. */
export function treeRow(page: Page, viewTitle: string, label?: string): Locator {
  const pane = page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${viewTitle}"]`) });
  const rows = pane.locator('.pane-body .monaco-list-row');
  return label === undefined ? rows : rows.filter({ hasText: label }).first();
}

async function labels(rows: Locator): Promise<readonly string[]> {
  return rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label') ?? row.textContent ?? ''));
}
