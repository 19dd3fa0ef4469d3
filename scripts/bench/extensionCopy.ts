import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { ROOT } from '../paths.ts';

/** The file that the entry point writes to its folder after the measurement. */
const RESULT = 'timings.json';

/** The packaged extension in a separate folder, with another entry point, which loads ours and writes its timings to that folder. Needs dist/. */
export function copyExtension(entry: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-extension-'));
  for (const name of ['package.nls.json', 'media', 'dist/extension.js', 'dist/sample.js', 'dist/web/extension.js']) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, main: './entry.js' }));
  writeFileSync(path.join(folder, 'entry.js'), entry);
  return folder;
}

/** Opens the folder in a window of the server with the copy of the extension, and gives the timings when they are there. */
export async function timeInWindow(
  browser: Browser,
  port: number,
  { extension, folder, patience }: { readonly extension: string; readonly folder: string; readonly patience: number },
): Promise<unknown> {
  const result = path.join(extension, RESULT);
  rmSync(result, { force: true });
  const payload = [['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${port}${extension}`]];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    const last = performance.now() + patience;
    while (!existsSync(result)) {
      if (performance.now() > last) throw new Error('The extension left no timings.');
      await page.waitForTimeout(100);
    }
    return JSON.parse(readFileSync(result, 'utf8'));
  } finally {
    await page.close();
  }
}
