import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { RESULT_FILE } from '../../scripts/testing/resultFile.ts';
import type { LaunchArguments } from './launchArguments.ts';
import { LINE_MARK, RESULT_MARK } from './resultMark.ts';
import { serveToWebHost } from './server/serveToWebHost.ts';
import { speak } from './server/speak.ts';

const RUN_TIMEOUT = 10 * 60_000;
const CHATTER_KEPT = 40;

/** Opens the workbench with the tests and waits for their exit code. Prints only what the tests print. */
export async function runInPage(page: Page, port: number, wanted: LaunchArguments): Promise<number> {
  const chatter: string[] = [];
  let finished = false;
  await page.exposeFunction('codeAutomationLog', (_type: string, words: readonly unknown[]) => {
    const text = words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ');
    for (const line of text.split('\n')) {
      if (line.startsWith(LINE_MARK)) console.log(line.slice(LINE_MARK.length));
      else if (line.startsWith(RESULT_MARK)) {
        finished = true;
        saveResult(line.slice(RESULT_MARK.length));
      } else chatter.push(line);
    }
    chatter.splice(0, chatter.length - CHATTER_KEPT);
  });
  if (wanted.locale !== undefined) await speak(page, wanted.locale);
  const code = exitCode(page);
  await page.goto(await address(page, `127.0.0.1:${port}`, wanted));
  try {
    return await code;
  } finally {
    if (!finished) console.error(['The tests did not finish. The last lines of the workbench:', ...chatter].join('\n'));
  }
}

async function exitCode(page: Page): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const late = () => reject(new Error(`The tests did not end within ${RUN_TIMEOUT / 60_000} minutes.`));
    const timer = setTimeout(late, RUN_TIMEOUT);
    const settle = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    page.once('crash', () => reject(new Error('The browser page crashed.')));
    page.exposeFunction('codeAutomationExit', settle).catch(reject);
  });
}

async function address(page: Page, authority: string, wanted: LaunchArguments): Promise<string> {
  const remote = (file: string) => `vscode-remote://${authority}${file}`;
  const query = new URLSearchParams();
  if (wanted.folder === undefined) query.set('ew', 'true');
  else query.set(wanted.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', wanted.folder);
  const payload = [['skipWelcome', 'true']];
  if (wanted.host === 'web') {
    const served = await serveToWebHost(page, authority, wanted.extensionDevelopmentPath);
    const tests = path.relative(wanted.extensionDevelopmentPath, wanted.extensionTestsPath);
    payload.push(['extensionDevelopmentKind', 'web'], ['extensionTestsPath', `${served}/${tests}`]);
  } else {
    payload.push(['extensionDevelopmentPath', remote(wanted.extensionDevelopmentPath)]);
    payload.push(['extensionTestsPath', remote(wanted.extensionTestsPath)]);
  }
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

function saveResult(json: string): void {
  const file = process.env[RESULT_FILE];
  if (file !== undefined) writeFileSync(file, json);
}
