import type { Page } from 'playwright-core';

/**
 * Sets the language as a language pack does before the workbench starts: extensions then get their texts in that language. The workbench's own stay
 * English, since no pack is installed.
 */
export async function speak(page: Page, locale: string): Promise<void> {
  await page.addInitScript((language) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language }), locale);
}
