import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { OUTPUT } from '../../../scripts/paths.ts';

/** Saves what the window shows as test-output/screenshots/<name>.png and returns that path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = path.join(OUTPUT, 'screenshots');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}
