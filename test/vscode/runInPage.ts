import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { RESULT_FILE } from '../../scripts/testing/resultFile.ts';
import type { LaunchArguments } from './launchArguments.ts';
import { LINE_MARK, RESULT_MARK } from './resultMark.ts';
import { serveToWebHost } from './server/serveToWebHost.ts';
import { speak } from './server/speak.ts';

const RUN_MINUTES = 10;
const CHATTER_KEPT = 40;

/** Who watches a run that is longer than that of the suites, or looks at more than its outcome. */
export interface RunWatch {
  /** Until the run is given up. */
  readonly minutes?: number;
  /** Called with each line of the tests. */
  readonly onLine?: (line: string) => void;
  /** Called with each line that the workbench writes to its console: its level, such as "error", and the text. */
  readonly onChatter?: (level: string, line: string) => void;
}

/** Opens the workbench with the tests and waits for their exit code. Prints only what the tests print. */
export async function runInPage(
  page: Page,
  port: number,
  wanted: LaunchArguments,
  watch: RunWatch = {},
): Promise<number> {
  const chatter: string[] = [];
  let finished = false;
  await page.exposeFunction('codeAutomationLog', (level: string, words: readonly unknown[]) => {
    const text = words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ');
    for (const line of text.split('\n')) {
      if (line.startsWith(LINE_MARK)) {
        console.log(line.slice(LINE_MARK.length));
        watch.onLine?.(line.slice(LINE_MARK.length));
      } else if (line.startsWith(RESULT_MARK)) {
        finished = true;
        saveResult(line.slice(RESULT_MARK.length));
      } else {
        chatter.push(line);
        watch.onChatter?.(level, line);
      }
    }
    chatter.splice(0, chatter.length - CHATTER_KEPT);
  });
  if (wanted.locale !== undefined) await speak(page, wanted.locale);
  const code = exitCode(page, watch.minutes ?? RUN_MINUTES);
  await page.goto(await address(page, `127.0.0.1:${port}`, wanted));
  try {
    return await code;
  } finally {
    if (!finished) console.error(['The tests did not finish. The last lines of the workbench:', ...chatter].join('\n'));
  }
}

async function exitCode(page: Page, minutes: number): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const late = () => reject(new Error(`The tests did not end within ${minutes} minutes.`));
    const timer = setTimeout(late, minutes * 60_000);
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
