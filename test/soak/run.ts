import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeManyNodes } from '../../scripts/bench/manyNodes.ts';
import { ROOT } from '../../scripts/paths.ts';
import { FAULTS } from '../support/faults.ts';
import type { NodePki } from '../support/kubeadmNode.ts';
import { makeFolder } from '../vscode/makeWorkspace.ts';
import { runInPage } from '../vscode/runInPage.ts';
import { launchBrowser } from '../vscode/server/launchBrowser.ts';
import { QUIET_SETTINGS } from '../vscode/server/quietSettings.ts';
import { startServer } from '../vscode/server/startServer.ts';
import { scanLogs } from './logs/scanLogs.ts';
import { parseOptions } from './options.ts';
import { writePlan } from './plan.ts';

/** The minutes for the start, the last step and the look at the logs, in addition to those of the steps. */
const MORE_MINUTES = 5;
const PRELOAD = new URL('./logs/preload.ts', import.meta.url).href;

/** Opens many nodes in a VS Code server, changes them for a while, and tells whether all was well. */
async function main(): Promise<boolean> {
  const plan = parseOptions(process.argv.slice(2));
  const { folder: parent } = makeFolder();
  const folder = path.join(parent, 'nodes');
  mkdirSync(folder);
  await writeManyNodes(plan.nodes, folder, withFaults());
  writePlan(folder, plan);
  console.log(`${plan.nodes} nodes, seed ${plan.seed}, ${plan.minutes} minutes`);

  const server = await startServer({
    settings: QUIET_SETTINGS,
    env: { NODE_OPTIONS: `--import=${PRELOAD} --disable-warning=MODULE_TYPELESS_PACKAGE_JSON` },
  });
  try {
    const complaints: string[] = [];
    const code = await inPage(server.port, folder, plan.minutes, (line) => complaints.push(line));
    const { files, lines, errors } = scanLogs(server.data);
    const all = [...errors, ...complaints];
    console.log(`${lines} lines in ${files} logs of the extension host, ${all.length} errors`);
    for (const line of all) console.log(line);
    if (files < 2) console.log('The logs of the extension host and of the extension are not both there.');
    return code === 0 && files >= 2 && all.length === 0;
  } finally {
    await server.stop();
  }
}

/** Every second node has one fault, another each, so that there is something to find from the start. */
function withFaults(): (files: unknown, node: NodePki) => Promise<void> {
  let made = 0;
  return async (_files, node) => {
    const fault = made % 2 === 0 ? FAULTS[(made / 2) % FAULTS.length] : undefined;
    made++;
    await fault?.apply(node);
  };
}

async function inPage(port: number, folder: string, minutes: number, onError: (line: string) => void): Promise<number> {
  const browser = await launchBrowser();
  const wanted = {
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(ROOT, 'dist/test/soak/index.js'),
    host: 'node',
    folder,
    trusted: true,
    locale: undefined,
  } as const;
  const watch = {
    minutes: minutes + MORE_MINUTES,
    onChatter: (level: string, line: string) => {
      if (level === 'error' && /kubernetes-?pki/i.test(line)) onError(line);
    },
  };
  try {
    return await runInPage(await browser.newPage(), port, wanted, watch);
  } finally {
    await browser.close();
  }
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
