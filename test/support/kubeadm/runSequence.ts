import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NodeFiles } from '../nodeOptions.ts';
import { writeNode } from '../writeNode.ts';

const STAND_IN = path.join(import.meta.dirname, 'standIn.ts');

export interface RunOptions {
  readonly now: Date;
  readonly nodeName: string;
}

/**
 * The files of a node after the commands ran on it: with bash and OpenSSL, a stand-in for kubeadm, a kubectl that is not asked anything,
 * and a sleep that does not wait. Throws where a command fails.
 */
export async function runSequence(
  files: NodeFiles,
  command: string,
  { now, nodeName }: RunOptions,
): Promise<NodeFiles> {
  const root = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-sequence-'));
  try {
    await writeNode(files, root);
    const bin = path.join(root, 'bin');
    mkdirSync(bin);
    mkdirSync(path.join(root, 'root'));
    const script = (name: string, body: string) => {
      writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`);
      chmodSync(path.join(bin, name), 0o755);
    };
    script(
      'kubeadm',
      `exec "${process.execPath}" --disable-warning=ExperimentalWarning --disable-warning=MODULE_TYPELESS_PACKAGE_JSON "${STAND_IN}" "$@"`,
    );
    script('sleep', ':');
    script('kubectl', ':');
    const placed = command
      .replaceAll('/etc/kubernetes', `${root}/etc/kubernetes`)
      .replaceAll('/root/old-pki', `${root}/root/old-pki`);
    execFileSync('bash', ['-c', placed], {
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        ROOT: root,
        NOW: now.toISOString(),
        NODE_NAME: nodeName,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Map([...files.keys(), ...filesBelow(root)].flatMap((name) => fileEntry(root, name, files)));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(path.join(root, 'etc/kubernetes'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** What is no content, such as a link, stays as it was. */
function fileEntry(root: string, name: string, files: NodeFiles): readonly (readonly [string, Uint8Array])[] {
  const before = files.get(name);
  if (before !== undefined && !(before instanceof Uint8Array)) return [[name, before as never]];
  try {
    return [[name, new Uint8Array(readFileSync(path.join(root, name)))]];
  } catch {
    return [];
  }
}
