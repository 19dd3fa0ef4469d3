import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

const MOUNT = '/devext';
const SETTINGS = /(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown',
};

/**
 * Makes the page load the extension of a folder in the web extension host, as vscode.dev does. The folder is served
 * on the page's own origin, because the workbench's content security policy refuses every other. Returns its URL.
 */
export async function serveToWebHost(page: Page, authority: string, folder: string): Promise<string> {
  await page.context().route(`http://${authority}${MOUNT}/**`, async (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname).slice(MOUNT.length);
    const file = path.join(folder, name);
    try {
      const body = await readFile(file);
      await route.fulfill({ body, contentType: TYPES[path.extname(file)] ?? 'application/octet-stream' });
    } catch {
      await route.fulfill({ status: 404, body: '' });
    }
  });
  await page.route(
    (url) => url.host === authority && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: withExtension(html, authority) });
    },
  );
  return `http://${authority}${MOUNT}`;
}

function withExtension(html: string, authority: string): string {
  if (!SETTINGS.test(html)) throw new Error('The workbench page has no configuration to put the extension into.');
  return html.replace(SETTINGS, (_, before: string, settings: string, after: string) => {
    const configuration = JSON.parse(unescapeHtml(settings)) as { developmentOptions?: object };
    const extensions = [{ scheme: 'http', authority, path: MOUNT }];
    configuration.developmentOptions = { ...configuration.developmentOptions, extensions };
    return `${before}${escapeHtml(JSON.stringify(configuration))}${after}`;
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
