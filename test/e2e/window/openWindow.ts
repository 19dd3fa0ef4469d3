import type { Page } from 'playwright-core';
import { ROOT } from '../../../scripts/paths.ts';
import { launchBrowser } from '../../vscode/server/launchBrowser.ts';
import { QUIET_SETTINGS } from '../../vscode/server/quietSettings.ts';
import { serveToWebHost } from '../../vscode/server/serveToWebHost.ts';
import { speak } from '../../vscode/server/speak.ts';
import { startServer } from '../../vscode/server/startServer.ts';
import { packagedOnce } from './packagedOnce.ts';
import { windowStarted } from './windowStarted.ts';

const READY_TIMEOUT = 90_000;

/** A machine that does other work as well may take its time. Milliseconds. */
const STEP_TIMEOUT = 60_000;

export interface WindowOptions {
  /** Added to the settings that keep the window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The language in which extensions are given their texts; English unless given. */
  readonly locale?: string;
  /** False opens the folder in Restricted Mode's question. Trusted by default. */
  readonly trusted?: boolean;
  /** `web`: the extension as it is built runs in the browser, as on vscode.dev; `node` unless given, installed from its package. */
  readonly host?: 'node' | 'web';
  /** In CSS pixels; 1440 by 900 unless given. */
  readonly size?: { readonly width: number; readonly height: number };
  /** At which the clock of the server and of its extension hosts starts; that of the machine unless given. */
  readonly now?: Date;
}

export interface Window {
  readonly page: Page;
  /** Host and port of the server. */
  readonly authority: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens the folder, or none for "", in a separate VS Code, with the extension installed from its package. */
export async function openWindow(folder: string, options: WindowOptions = {}): Promise<Window> {
  const settings = { ...QUIET_SETTINGS, ...themeSettings(), ...options.settings };
  const isWeb = options.host === 'web';
  const vsix = isWeb ? undefined : packagedOnce();
  const env: Record<string, string> = options.now === undefined ? {} : { NODE_OPTIONS: clockOptions(options.now) };
  const server = await startServer({ settings, trusted: options.trusted ?? true, vsix, env });
  try {
    const browser = await launchBrowser();
    const close = async () => {
      await browser.close();
      await server.stop();
    };
    try {
      const page = await browser.newPage({ viewport: options.size ?? { width: 1440, height: 900 } });
      page.setDefaultTimeout(STEP_TIMEOUT);
      if (options.locale !== undefined) await speak(page, options.locale);
      const query = new URLSearchParams(folder === '' ? { ew: 'true' } : { folder });
      const authority = `127.0.0.1:${server.port}`;
      if (isWeb) {
        await serveToWebHost(page, authority, ROOT);
        query.set('payload', JSON.stringify([['extensionDevelopmentKind', 'web']]));
      }
      await load(page, `http://${authority}/?${query}`, folder === '');
      return { page, authority, folder, close };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Lets the page read and write the clipboard, for what a person pastes and copies. */
export function allowClipboard({ page, authority }: Window): Promise<void> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  return page.context().grantPermissions(permissions, { origin: `http://${authority}` });
}

/** Opens another folder in the window. */
export async function openFolder({ page, authority }: Window, folder: string): Promise<void> {
  await load(page, `http://${authority}/?${new URLSearchParams({ folder })}`, false);
}

async function load(page: Page, url: string, isEmpty: boolean): Promise<void> {
  await page.goto(url);
  await windowStarted(page, READY_TIMEOUT);
  const explorer = isEmpty ? '.part.activitybar .action-item' : '.explorer-folders-view .monaco-list-row';
  await page.locator(explorer).first().waitFor({ timeout: READY_TIMEOUT });
}

/** The settings of the theme that THEME names, so that a person can look at the screenshots of any test in each. */
function themeSettings(): Readonly<Record<string, unknown>> {
  const { THEME: theme } = process.env;
  return theme === undefined ? {} : { 'workbench.colorTheme': theme };
}

function clockOptions(now: Date): string {
  const clock = new URL('clock.ts', import.meta.url);
  clock.searchParams.set('start', String(now.getTime()));
  return `--import=${clock.href} --disable-warning=MODULE_TYPELESS_PACKAGE_JSON`;
}
