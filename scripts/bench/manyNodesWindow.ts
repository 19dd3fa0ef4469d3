import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../test/vscode/server/launchBrowser.ts';
import { QUIET_SETTINGS } from '../../test/vscode/server/quietSettings.ts';
import { startServer } from '../../test/vscode/server/startServer.ts';
import { ROOT } from '../paths.ts';
import { copyExtension, timeInWindow } from './extensionCopy.ts';
import { middleOf } from './middle.ts';

const TIMEOUT = 180_000;
const RUNS = 3;

/** Milliseconds in the Node extension host of a real VS Code, of a folder of many nodes. */
export interface ManyNodesWindow {
  /** From the extension's start, in a window whose other extensions have started, until the first node's findings are shown, and all. */
  readonly first: number;
  readonly findings: number;
  /** The longest that the extension host's event loop was held, until all that is shown is drawn. */
  readonly hold: number;
  /** From an edit, the wait for the last keystroke left out, to the new findings. */
  readonly edit: number;
  /** A hover through VS Code. */
  readonly hover: number;
  readonly editHold: number;
  /** As `hold`, while all views and Problems are opened. */
  readonly viewsHold: number;
}

/** Opens the folder in one window after another: the middle of each figure. Needs dist/. */
export async function measureManyNodesWindow(folder: string): Promise<ManyNodesWindow> {
  const extension = copyExtension(readFileSync(path.join(ROOT, 'scripts/bench/window/manyNodes.cjs'), 'utf8'));
  const server = await startServer({ settings: QUIET_SETTINGS });
  try {
    const browser = await launchBrowser();
    try {
      return await middleOf(RUNS, async () => {
        const timings = await timeInWindow(browser, server.port, { extension, folder, patience: TIMEOUT });
        if (!(timings instanceof Object) || 'error' in timings) throw new Error(JSON.stringify(timings));
        return timings as ManyNodesWindow;
      });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    rmSync(extension, { recursive: true });
  }
}
