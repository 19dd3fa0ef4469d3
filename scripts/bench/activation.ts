import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../test/vscode/server/launchBrowser.ts';
import { QUIET_SETTINGS } from '../../test/vscode/server/quietSettings.ts';
import { startServer } from '../../test/vscode/server/startServer.ts';
import { ROOT } from '../paths.ts';
import { copyExtension, timeInWindow } from './extensionCopy.ts';
import { fastest } from './measure.ts';

const WINDOWS = 7;
const TIMEOUT = 60_000;

/** Milliseconds in the Node extension host of a real VS Code, from the moment it asks for the extension's bundle. */
export interface ActivationFigures {
  /** Until the bundle is loaded. */
  readonly loading: number;
  /** Until `activate` has returned as well. */
  readonly activation: number;
  /** Until the first report with its findings is published. */
  readonly findings: number;
}

/** Opens the folder in several windows, one after the other, each with an extension host of its own. Needs dist/. */
export async function measureActivation(folder: string): Promise<ActivationFigures> {
  const extension = copyExtension(readFileSync(path.join(ROOT, 'scripts/bench/window/activation.cjs'), 'utf8'));
  const server = await startServer({ settings: QUIET_SETTINGS });
  try {
    const browser = await launchBrowser();
    try {
      const runs: ActivationFigures[] = [];
      for (let run = 0; run < WINDOWS; run++) {
        const timings = await timeInWindow(browser, server.port, { extension, folder, patience: TIMEOUT });
        runs.push(timings as ActivationFigures);
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
