import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { CliResult } from '../../../support/runCli.ts';

/**
 * Runs a program in a process that may read files and do nothing else: Node's permission model, and whatever that lets
 * through taken away one by one.
 */
export async function runCutOff(program: string, args: readonly string[]): Promise<CliResult> {
  const guard = path.join(import.meta.dirname, 'cutOff.ts');
  const flags = ['--permission', '--allow-fs-read=*', '--no-warnings', '--import', guard];
  const child = spawn(process.execPath, [...flags, program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
