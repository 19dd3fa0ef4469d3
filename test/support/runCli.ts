import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { bundledCli } from './bundledCli.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a separate process, as a person does. */
export async function runCli(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array; program?: string } = {},
): Promise<CliResult> {
  const program = options.program ?? bundledCli();
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', program, ...args], {
    cwd: options.cwd,
  });
  child.stdin.end(options.input ?? '');
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { code, stdout, stderr };
}
