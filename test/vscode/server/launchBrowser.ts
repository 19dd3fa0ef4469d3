import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { bundledChromium } from './bundledChromium.ts';

/** Set to `bundled` to pass over the installed browsers, or to the path of the browser to use. */
const CHOICE = 'TEST_BROWSER';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Otherwise an intercepted page may not open its web socket to 127.0.0.1.
  '--disable-features=LocalNetworkAccessChecks',
];

/** Starts an installed Chrome, Chromium or Edge without a window; the bundled Chromium where none of them starts. */
export async function launchBrowser(): Promise<Browser> {
  const reasons: string[] = [];
  for (const executablePath of installedBrowsers()) {
    try {
      return await launch({ executablePath });
    } catch (error) {
      reasons.push(`${executablePath}: ${error instanceof Error ? error.message : error}`);
    }
  }
  try {
    return await launch(withEnvironment(bundledChromium()));
  } catch (error) {
    throw new Error(['No browser starts.', ...reasons].join('\n'), { cause: error });
  }
}

function launch(options: LaunchOptions): Promise<Browser> {
  return chromium.launch({ ...options, headless: true, args: ARGUMENTS, timeout: 30_000 });
}

function withEnvironment({ executablePath, env }: ReturnType<typeof bundledChromium>): LaunchOptions {
  const present = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { executablePath, env: { ...Object.fromEntries(present), ...env } };
}

function installedBrowsers(): readonly string[] {
  const choice = process.env[CHOICE];
  if (choice === 'bundled') return [];
  if (choice !== undefined && choice !== '') return [choice];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? []);
  return [...onPath, ...(PLACES[process.platform] ?? []).filter(isExecutable)];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
