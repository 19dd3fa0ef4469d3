import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { faultyNode } from './faults.ts';
import { writeNode } from './writeNode.ts';

/** A new folder with a node in "node", which has the fault at the given time; the caller removes it. */
export async function faultyFolder(fault: string, now: string): Promise<string> {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-cli-'));
  const { files } = await faultyNode(fault, { now: new Date(now) });
  await writeNode(files, path.join(directory, 'node'));
  return directory;
}
