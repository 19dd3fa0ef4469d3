import type { Page } from 'playwright-core';

/**
 * What a language pack sets before the workbench starts: extensions are then given their texts in that language. The
 * workbench's own stay English, since no pack is installed.
 */
export async function speak(page: Page, locale: string): Promise<void> {
  await page.addInitScript((language) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language }), locale);
}
