import type { Locator, Page } from 'playwright-core';
import { MENU_DELAY } from './menuDelay.ts';
import { tryAgain } from './tryAgain.ts';
import { openProblems } from './views.ts';

/** A light bulb comes some moments after the line. Milliseconds. */
const BULB = 5000;

/** The way of a person to a fix. */
export interface Path {
  /** The cause that was listed first. */
  readonly cause: string;
  /** The first entry of the light bulb. */
  readonly fix: string;
  /** How many rows were listed, besides what the message states: the cause, its fix and the page on messages, unless more is about the same. */
  readonly listed: number;
  /** The clicks of the mouse, after the message was given. */
  readonly clicks: number;
}

/** Pastes a line of a log into *Explain Error Message…*, clicks the first cause, then the light bulb, then the first fix. */
export async function fixByMessage(page: Page, line: string): Promise<Path> {
  await giveMessage(page, line);
  const count = await listed(page)
    .filter({ hasNot: page.locator('.codicon-info') })
    .count();
  return { ...(await fixFrom(page, listed(page).first())), listed: count };
}

/** The same from the Problems panel, whose rows have the light bulb as well, for what nothing logs. */
export async function fixByProblem(page: Page): Promise<Path> {
  await openProblems(page);
  const row = page.locator('.markers-panel .monaco-list-row[aria-level="2"]').first();
  return { ...(await fixFrom(page, row, row.locator('.markers-panel-action-quickfix'))), listed: 0 };
}

/** Runs the command, and gives it the line. */
export async function giveMessage(page: Page, line: string): Promise<void> {
  await openExplain(page);
  await page.locator('.quick-input-widget input').first().fill(line);
  await giveLine(page);
}

/** Runs the command, which asks for a message. */
export async function openExplain(page: Page): Promise<void> {
  await tryAgain(page, async (timeout) => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Kubernetes PKI: Explain Error Message', { timeout });
    await listed(page).first().filter({ hasText: 'Explain Error Message' }).waitFor({ timeout });
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'An error of kubectl' }).waitFor({ timeout });
  });
}

/** Confirms the message, and waits for what it is about. */
export async function giveLine(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await listed(page).first().waitFor();
}

/** The rows of the quick input. */
export function listed(page: Page): Locator {
  return page.locator('.quick-input-list .monaco-list-row');
}

async function fixFrom(page: Page, row: Locator, bulb = lightBulb(page)): Promise<Omit<Path, 'listed'>> {
  const cause = (await row.getAttribute('aria-label')) ?? '';
  await row.click();
  // A file without text has no light bulb, whose place is next to text: there the keys open the same menu.
  await bulb.click({ timeout: BULB }).catch(() => page.keyboard.press('Control+.'));
  const action = page.locator('.action-widget .monaco-list-row.action, .monaco-menu .action-menu-item').first();
  await action.waitFor();
  await page.waitForTimeout(MENU_DELAY);
  const fix = (await action.textContent()) ?? '';
  await action.click();
  await action.waitFor({ state: 'detached' });
  return { cause, fix, clicks: 3 };
}

/** Over the text where the line, or one next to it, has room, else in the margin. */
export function lightBulb(page: Page): Locator {
  const editor = page.locator('.editor-group-container.active');
  return editor.locator('.lightBulbWidget.codicon, .codicon[class*="gutter-lightbulb"]').first();
}
