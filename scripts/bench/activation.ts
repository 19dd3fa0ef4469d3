import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../test/vscode/server/launchBrowser.ts';
import { QUIET_SETTINGS } from '../../test/vscode/server/quietSettings.ts';
import { startServer } from '../../test/vscode/server/startServer.ts';
import { ROOT } from '../paths.ts';
import { fastest } from './measure.ts';

const WINDOWS = 7;
const TIMEOUT = 60_000;
const RESULT = 'timings.json';

/** Milliseconds in the Node extension host of a real VS Code, from the moment it asks for the extension's bundle. */
export interface ActivationFigures {
  /** Until the bundle is loaded. */
  readonly loading: number;
  /** Until `activate` has returned as well. */
  readonly activation: number;
  /** Until the first report with its findings is published. */
  readonly findings: number;
}

/** The entry point in place of ours: loads ours, and leaves the times beside itself. Our log keeps only the second. */
const ENTRY = `const started = performance.now();
const { writeFileSync } = require('node:fs');
const extension = require('./dist/extension.js');
const loading = performance.now() - started;
exports.activate = (context) => {
  const api = extension.activate(context);
  const activation = performance.now() - started;
  const once = api.onDidChange(() => {
    once.dispose();
    const timings = JSON.stringify({ loading, activation, findings: performance.now() - started });
    writeFileSync(require('node:path').join(__dirname, '${RESULT}'), timings);
  });
  return api;
};
`;

/** Opens the folder in several windows, one after the other, each with an extension host of its own. Needs dist/. */
export async function measureActivation(folder: string): Promise<ActivationFigures> {
  const extension = copyExtension();
  const server = await startServer({ settings: QUIET_SETTINGS });
  try {
    const browser = await launchBrowser();
    try {
      const payload = [['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${server.port}${extension}`]];
      const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
      const runs: ActivationFigures[] = [];
      for (let run = 0; run < WINDOWS; run++) {
        runs.push(await openOnce(browser, `http://127.0.0.1:${server.port}/?${query}`, path.join(extension, RESULT)));
      }
      return {
        loading: fastest(runs.map(({ loading }) => loading)),
        activation: fastest(runs.map(({ activation }) => activation)),
        findings: fastest(runs.map(({ findings }) => findings)),
      };
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    rmSync(extension, { recursive: true });
  }
}

/** The extension as it is packaged, but for its entry point. */
function copyExtension(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-extension-'));
  for (const name of ['package.nls.json', 'media', 'dist/extension.js', 'dist/web/extension.js']) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, main: './entry.js' }));
  writeFileSync(path.join(folder, 'entry.js'), ENTRY);
  return folder;
}

async function openOnce(browser: Browser, address: string, result: string): Promise<ActivationFigures> {
  rmSync(result, { force: true });
  const page = await browser.newPage();
  try {
    await page.goto(address);
    const last = performance.now() + TIMEOUT;
    while (!existsSync(result)) {
      if (performance.now() > last) throw new Error('The extension published no report.');
      await page.waitForTimeout(100);
    }
    return JSON.parse(readFileSync(result, 'utf8'));
  } finally {
    await page.close();
  }
}
