import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A node as far as commands see more of it than its files. */
export interface NodeIdentity {
  readonly name: string;
  /** The first is that of the default route. */
  readonly addresses: readonly string[];
}

export interface ShellResult {
  /** Null if time was up. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The limit of one command: some wait for ever and have to be ended. */
const LIMIT = 60_000;

/** The limit of all phases of kubeadm: it makes a dozen RSA keys of 4096 bits. */
const LONG = 300_000;

const NEEDED = ['kubeadm', 'kubectl'];

const NAMESPACES = ['--mount', '--net', '--uts', '--pid', '--fork', '--kill-child'];

/**
 * Runs commands with the real kubeadm, kubectl and openssl on the files of a node in a folder, which they see as `/`. No cluster
 * runs there: what they ask of services and of the API server is answered by the scripts in `tools`.
 */
export class NodeShell {
  readonly #programs: string;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-shell-'));

  /** Throws if a program is missing, or where this machine gives no namespaces. */
  constructor(programs: string) {
    process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
    this.#programs = path.resolve(programs);
    for (const name of NEEDED) accessSync(path.join(this.#programs, name), constants.X_OK);
    mkdirSync(path.join(this.#folder, 'root'));
    const tree = this.newTree();
    const { code, stderr } = this.run(tree, { name: 'cp-1', addresses: ['192.0.2.1'] }, 'kubeadm version -o short');
    if (code !== 0)
      throw new Error(`Commands cannot be run in namespaces (Linux, iproute2, root or user namespaces): ${stderr}`);
  }

  /** An empty folder for the files of a node; gone when this process ends. */
  newTree(): string {
    return mkdtempSync(path.join(this.#folder, 'tree-'));
  }

  run(tree: string, node: NodeIdentity, command: string, timeout = LIMIT): ShellResult {
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const { status, stdout, stderr, error } = spawnSync(
      'unshare',
      [...asRoot, ...NAMESPACES, 'bash', path.join(import.meta.dirname, 'nodeShell.sh')],
      {
        env: this.#environment(tree, node, command),
        encoding: 'utf8',
        timeout,
        killSignal: 'SIGKILL',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    if (error && !('code' in error && error.code === 'ETIMEDOUT')) throw error;
    return { code: status, stdout, stderr };
  }

  /** As `run`, for longer; throws where the command fails. */
  must(tree: string, node: NodeIdentity, command: string): string {
    const { code, stdout, stderr } = this.run(tree, node, command, LONG);
    if (code !== 0) throw new Error(`ended with ${code}: ${command}\n${stderr}`);
    return stdout;
  }

  #environment(tree: string, { name, addresses }: NodeIdentity, command: string) {
    return {
      PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
      TREE: tree,
      NEW_ROOT: path.join(this.#folder, 'root'),
      PROGRAMS: this.#programs,
      TOOLS: path.join(import.meta.dirname, 'tools'),
      NODE_NAME: name,
      ADDRESSES: addresses.map((one) => `${one}/${one.includes(':') ? 128 : 32}`).join(' '),
      COMMAND: command,
    };
  }
}
