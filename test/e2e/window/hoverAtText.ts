import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Window } from './openWindow.ts';
import { goTo, openFile, runCommand } from './palette.ts';

/** Opens a file of the folder, goes to the first place that holds the text, and asks for the hover by the keyboard. */
export async function hoverAtText({ page, folder }: Window, file: string, text: string): Promise<string> {
  await openFile(page, file);
  const before = readFileSync(path.join(folder, file), 'utf8').split(text)[0] ?? '';
  const lines = before.split('\n');
  await goTo(page, lines.length, (lines.at(-1)?.length ?? 0) + 2);
  return hoverAtCursor(page);
}

async function hoverAtCursor(page: Page): Promise<string> {
  await runCommand(page, 'Show or Focus Hover');
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await hover.filter({ hasNotText: /^Loading/ }).waitFor();
  const [shown = ''] = await hover.allInnerTexts();
  return shown;
}
