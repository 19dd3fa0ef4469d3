import type { Page } from 'playwright-core';

/** A screen reader's text for the row of a tree that has the focus; empty if none has it. */
export function focusedRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)?.ariaLabel) || '';
  });
}
