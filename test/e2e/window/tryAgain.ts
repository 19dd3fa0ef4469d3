import type { Page } from 'playwright-core';

/** The time limits of a step's attempts, which grow for a busy machine. Milliseconds. */
const TIMEOUTS = [2000, 4000, 8000, 16_000, 32_000];

/**
 * A menu or list that is still opening takes no key or click, and an editor that is still opening takes the focus from it;
 * a person then closes it and tries again.
 */
export async function tryAgain(page: Page, once: (timeout: number) => Promise<void>): Promise<void> {
  let last: unknown;
  for (const timeout of TIMEOUTS) {
    try {
      await once(timeout);
      return;
    } catch (error) {
      last = error;
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
  }
  throw last;
}
