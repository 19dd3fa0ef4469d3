import type { Locator } from 'playwright-core';

const WAIT = 20_000;

/**
 * Types into a dialog for files. It looks at the folder after each change and may write its own proposal over what was typed meanwhile.
 */
export async function fillSettled(input: Locator, text: string): Promise<void> {
  const end = Date.now() + WAIT;
  let settled = 0;
  while (settled < 5 && Date.now() < end) {
    if ((await input.inputValue()) === text) settled++;
    else {
      settled = 0;
      await input.fill(text);
    }
    await input.page().waitForTimeout(150);
  }
}
