import type { Page } from 'playwright-core';

const ATTEMPTS = 4;

/** What one attempt may wait for each of its steps. Milliseconds. */
const TIMEOUT = 10_000;

/**
 * A menu or list that is still opening takes no key or click, and an editor that is still opening takes the focus from it;
 * a person then closes it and tries again.
 */
export async function tryAgain(page: Page, once: (timeout: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await once(TIMEOUT);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
  }
}
