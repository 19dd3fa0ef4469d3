import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installServer } from './installServer.ts';
import { spawnGroup, stopGroup, stopGroupsAtExit } from './processGroup.ts';

const START_TIMEOUT = 60_000;

export interface ServerOptions {
  /** The user's settings.json. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** False asks the person whether to trust the folder, as VS Code does by itself. */
  readonly trusted?: boolean;
  /** Installed before the server starts. */
  readonly vsix?: string | undefined;
  /** Protects the server where people use it; absent in tests, which may then load an extension from a folder. */
  readonly connectionToken?: string;
  /** Added to the environment of the server and of its extension hosts. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  readonly port: number;
  /** The folder with its settings and logs. */
  readonly data: string;
  /** Ends the server and its extension hosts, and removes its data. */
  stop(): Promise<void>;
}

/** Starts a VS Code server with fresh data on a free port of 127.0.0.1. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const main = installServer();
  const data = mkdtempSync(path.join(tmpdir(), 'vscode-server-'));
  // In this order: at the end of this process the server is stopped before its data go.
  stopGroupsAtExit();
  const remove = () => rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  writeSettings(data, options.settings);
  if (options.vsix !== undefined) await installExtension(main, data, options.vsix);

  const words = [
    ...['--host', '127.0.0.1', '--port', '0', '--server-data-dir', data, '--accept-server-license-terms'],
    ...['--telemetry-level', 'off'],
    ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
    ...(options.connectionToken === undefined
      ? ['--without-connection-token', '--enable-smoke-test-driver']
      : ['--connection-token', options.connectionToken]),
  ];
  const child = runNode(main, data, words, options.env);
  const stop = async () => {
    await stopGroup(child);
    remove();
    process.off('exit', remove);
  };
  try {
    return { port: await portOf(child), data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Sockets and other passing files go into the data folder, which is removed; elsewhere its path is too long for one. */
function runNode(main: string, data: string, words: readonly string[], added: ServerOptions['env'] = {}): ChildProcess {
  const passing = process.platform === 'linux' ? { TMPDIR: data, XDG_RUNTIME_DIR: data } : {};
  const env = { ...process.env, ...passing, ...added };
  return spawnGroup(process.execPath, [main, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function writeSettings(data: string, settings: ServerOptions['settings']): void {
  const user = path.join(data, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

async function installExtension(main: string, data: string, vsix: string): Promise<void> {
  const words = ['--accept-server-license-terms', '--server-data-dir', data, '--install-extension', vsix];
  const child = runNode(main, data, words);
  const output = collect(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  await stopGroup(child);
  if (code !== 0 || !output().includes('successfully installed')) {
    throw new Error(`The VS Code server did not install ${vsix} (exit code ${code}).\n${output()}`);
  }
}

/** The port that the server says it listens on. */
async function portOf(child: ChildProcess): Promise<number> {
  const output = collect(child);
  return new Promise<number>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`The VS Code server ${what}.\n${output()}`));
    const timer = setTimeout(() => fail(`was not ready after ${START_TIMEOUT / 1000} s`), START_TIMEOUT);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code} while it started`);
    });
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

/** The last part of what the program printed. Also keeps its pipes empty. */
function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-10_000);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}
