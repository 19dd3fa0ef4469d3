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
  /** Until the first bundle is loaded. */
  readonly loading: number;
  /** Until `activate` has returned as well. */
  readonly activation: number;
  /** Until the first report with its findings is published. */
  readonly findings: number;
  /** The time to load and evaluate everything, in windows in between, as a reference for the others. */
  readonly everything: number;
}

/** Opens the folder in several windows, one after the other, each with a separate extension host. Needs dist/. */
export async function measureActivation(folder: string): Promise<ActivationFigures> {
  const entries = ['activation.cjs', 'everything.cjs'].map((name) => path.join(ROOT, 'scripts/bench/window', name));
  const extensions = entries.map((file) => copyExtension(readFileSync(file, 'utf8')));
  const server = await startServer({ settings: QUIET_SETTINGS });
  try {
    const browser = await launchBrowser();
    try {
      const runs: ActivationFigures[] = [];
      for (let run = 0; run < WINDOWS; run++) {
        const timings: object[] = [];
        for (const extension of extensions) {
          timings.push((await timeInWindow(browser, server.port, { extension, folder, patience: TIMEOUT })) as object);
        }
        runs.push(Object.assign({}, ...timings));
      }
      return {
        loading: fastest(runs.map(({ loading }) => loading)),
        activation: fastest(runs.map(({ activation }) => activation)),
        findings: fastest(runs.map(({ findings }) => findings)),
        everything: fastest(runs.map(({ everything }) => everything)),
      };
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    for (const extension of extensions) rmSync(extension, { recursive: true });
  }
}
