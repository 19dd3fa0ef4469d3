import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NodeFile, NodeFiles } from '../nodeOptions.ts';
import { writeNode } from '../writeNode.ts';

export interface RunOptions {
  readonly now: Date;
  readonly nodeName: string;
  /** The address of the node, and of the first of its Services. */
  readonly address?: string;
  readonly serviceAddress?: string;
}

/** Folders of a node that commands name. */
const FOLDERS = ['etc', 'root', 'var', 'opt', 'srv', 'data', 'usr'];

/** The files of a node after the commands ran on it. Throws if a command fails. */
export async function runSequence(files: NodeFiles, command: string, options: RunOptions): Promise<NodeFiles> {
  const root = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-sequence-'));
  try {
    await writeNode(files, root);
    runCommands(root, command, options);
    return filesBelow(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Runs commands on the node in a folder: with bash, OpenSSL at the time of the test, the real `kubectl config`, stand-ins for kubeadm, k3s
 * and RKE2 and for what services write when they start, a kubectl that is not asked anything else, and a sleep that does not wait. What
 * they move away is gone. Throws if a command fails.
 */
export function runCommands(root: string, command: string, options: RunOptions): void {
  const { now, nodeName, address = '', serviceAddress = '' } = options;
  const bin = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-bin-'));
  try {
    const names = [...filesBelow(root).keys()];
    mkdirSync(path.join(root, 'root'), { recursive: true });
    writeTools(bin);
    const aside = command.replaceAll('/root/old-pki', `${bin}/old-pki`);
    const placed = aside.replaceAll(new RegExp(`(?<![\\w/.:$)-])/(${FOLDERS.join('|')})/`, 'g'), `${root}/$1/`);
    const script = placed.replaceAll('> /root/', `> ${root}/root/`);
    execFileSync('bash', ['-eo', 'pipefail', '-c', script], {
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        ROOT: root,
        NOW: now.toISOString(),
        NODE_NAME: nodeName,
        NODE_ADDRESS: address,
        SERVICE_ADDRESS: serviceAddress,
        FILES: names.join('\n'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: Buffer | string };
    throw new Error(`${String(stderr) || String(error)}\n${command}`);
  } finally {
    rmSync(bin, { recursive: true, force: true });
  }
}

function writeTools(bin: string): void {
  const script = (name: string, body: string) => {
    writeFileSync(path.join(bin, name), `#!/bin/bash\n${body}\n`);
    chmodSync(path.join(bin, name), 0o755);
  };
  const standIn = (name: string) =>
    `exec "${process.execPath}" --disable-warning=ExperimentalWarning --disable-warning=MODULE_TYPELESS_PACKAGE_JSON "${path.join(import.meta.dirname, name)}" "$@"`;
  script('kubeadm', `[ "$1" != version ] || exec echo v1.34.1\n${standIn('kubeadm.ts')}`);
  script('k3s', `export PRODUCT=k3s\n${standIn('rancher.ts')}`);
  script('rke2', `export PRODUCT=rke2\n${standIn('rancher.ts')}`);
  script('systemctl', `case "$2" in kubelet|k3s*|rke2*) ${standIn('service.ts')};; esac`);
  script('sleep', ':');
  script('hostname', 'echo "$NODE_NAME"');
  const real = (name: string) => execFileSync('bash', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  // A path that it writes is one of the node.
  script(
    'kubectl',
    [
      '[ "$1" = config ] || exit 0',
      `${real('kubectl')} "$@" || exit`,
      `[[ "$*" =~ --kubeconfig\\ ([^ ]+) ]] && sed -i "s|$ROOT/|/|g" "\${BASH_REMATCH[1]}"`,
    ].join('\n'),
  );
  // The clock of the node is that of the test.
  script('openssl', `${real('openssl')} "$@" || exit\ncase " $* " in *' -days '*) ${standIn('redate.ts')};; esac`);
}

/** The files and links of a folder, by their paths. */
export function filesBelow(root: string): NodeFiles {
  const found = new Map<string, NodeFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const name = path.relative(root, path.join(entry.parentPath, entry.name));
    if (entry.isSymbolicLink()) found.set(name, { linkTo: readlinkSync(path.join(root, name)) });
    else if (entry.isFile()) found.set(name, new Uint8Array(readFileSync(path.join(root, name))));
  }
  return found;
}
