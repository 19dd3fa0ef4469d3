import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { makeWorkspace } from '../test/vscode/makeWorkspace.ts';
import { QUIET_SETTINGS } from '../test/vscode/server/quietSettings.ts';
import { startServer } from '../test/vscode/server/startServer.ts';
import { packageVsix } from './packageVsix.ts';
import { OUTPUT } from './paths.ts';

/** Opens a folder, or the sample node, with the packaged extension: in an installed VS Code, else in the browser. */
async function main(given: string | undefined): Promise<void> {
  const vsix = path.join(OUTPUT, 'start.vsix');
  packageVsix(vsix);
  const folder = given === undefined ? (await makeWorkspace()).folder : path.resolve(given);
  if (given === undefined) console.log(`A sample node: ${folder}`);
  if (hasCode()) openInCode(vsix, folder);
  else await serve(vsix, folder);
  console.log('Ctrl-C ends it.');
  setInterval(() => {}, 2 ** 30);
}

function hasCode(): boolean {
  return code('--version').status === 0;
}

function openInCode(vsix: string, folder: string): void {
  for (const words of [['--install-extension', vsix, '--force'], [folder]]) {
    const run = code(...words);
    if (run.status !== 0) throw new Error(`code ${words.join(' ')} failed.\n${run.stderr}`);
  }
  console.log(`Opened in VS Code: ${folder}`);
}

function code(...words: readonly string[]) {
  return spawnSync('code', words, { encoding: 'utf8', shell: process.platform === 'win32' });
}

async function serve(vsix: string, folder: string): Promise<void> {
  const connectionToken = randomBytes(16).toString('hex');
  const { port } = await startServer({ settings: QUIET_SETTINGS, vsix, connectionToken });
  const query = new URLSearchParams({ folder, tkn: connectionToken });
  console.log(`Open http://127.0.0.1:${port}/?${query}`);
}

process.once('SIGINT', () => process.exit(0));
main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
