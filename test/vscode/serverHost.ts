#!/usr/bin/env -S node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON
import { readLaunchArguments } from './launchArguments.ts';
import { runInPage } from './runInPage.ts';
import { launchBrowser } from './server/launchBrowser.ts';
import { QUIET_SETTINGS } from './server/quietSettings.ts';
import { startServer } from './server/startServer.ts';

/**
 * Stands in for the desktop program: takes its arguments, opens the folder in a VS Code server and a browser without
 * a window, runs the tests there, and exits with their code.
 */
async function main(): Promise<number> {
  const wanted = readLaunchArguments(process.argv.slice(2));
  const server = await startServer({ settings: QUIET_SETTINGS, trusted: wanted.trusted });
  try {
    const browser = await launchBrowser();
    try {
      return await runInPage(await browser.newPage(), server.port, wanted);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
