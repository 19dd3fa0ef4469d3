import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface EnclosureOptions {
  /** Holds the node's files at their paths; folders of the machine are mounted over it, for the enclosure only. */
  readonly root: string;
  readonly nodeName: string;
  /** Each becomes an address of the loopback interface. */
  readonly addresses: readonly string[];
  /** Names that lead to the first address. */
  readonly hosts: readonly string[];
  /** Seen as /run/programs. */
  readonly programs: string;
}

/** The output of a command in the enclosure, and its exit. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A machine's outside as a node sees it: namespaces in which the node's folder is `/`, its addresses exist, and nothing else can be reached.
 * One process holds them. Whatever ends this process ends that one, and with it every process and mount inside: the kernel sees to it, so no
 * failure here can leave anything behind.
 */
export class Enclosure {
  readonly #holder: ChildProcess;
  readonly #init: number;

  private constructor(holder: ChildProcess, init: number) {
    this.#holder = holder;
    this.#init = init;
  }

  /** Throws if the machine does not let it: Linux and root are needed. */
  static async open(options: EnclosureOptions): Promise<Enclosure> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      throw new Error('real components need Linux and root: they run in namespaces and roots of their own');
    const { root, addresses, hosts } = options;
    mkdirSync(join(root, 'etc'), { recursive: true });
    const known = hosts.map((name) => `${addresses[0] ?? '127.0.0.1'} ${name}\n`);
    writeFileSync(join(root, 'etc/hosts'), `127.0.0.1 localhost\n::1 localhost\n${known.join('')}`);
    writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/:/bin/sh\n');
    writeFileSync(join(root, 'etc/resolv.conf'), '');
    writeFileSync(join(root, 'etc/machine-id'), `${'0'.repeat(31)}1\n`);
    if (existsSync('/etc/ld.so.cache')) cpSync('/etc/ld.so.cache', join(root, 'etc/ld.so.cache'));
    const script = setUp(options);
    const words = ['--pdeathsig', 'KILL', 'unshare', '--net', '--mount', '--pid', '--uts', '--ipc', '--fork'];
    const shell = ['--kill-child', '--propagation', 'private', 'bash', '-c', script];
    const holder = spawn('setpriv', [...words, ...shell], { stdio: ['ignore', 'pipe', 'pipe'] });
    await ready(holder);
    const [init] = readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, 'utf8').trim().split(' ');
    return new Enclosure(holder, Number(init));
  }

  /** The words that start a program inside, before its own. It ends when the process does that they start. */
  get enter(): readonly string[] {
    const namespaces = ['--net', '--mount', '--pid', '--uts', '--ipc'];
    return ['nsenter', '--target', `${this.#init}`, ...namespaces, '--', 'setpriv', '--pdeathsig', 'KILL', '--'];
  }

  /** The same for a program of this machine that sees the node's network, and nothing else of it. */
  get enterNetwork(): readonly string[] {
    return ['nsenter', '--target', `${this.#init}`, '--net', '--', 'setpriv', '--pdeathsig', 'KILL', '--'];
  }

  /**
   * Runs a command inside to its end, at most `seconds` long. Meanwhile, what the components print is read: an API server with its audit log on
   * standard output answers no client while the pipe is full.
   */
  run(words: readonly string[], input = '', seconds = 20): Promise<CommandResult> {
    const [command = '', ...rest] = [...this.enter, ...words];
    const child = spawn(command, rest, {
      timeout: seconds * 1_000,
      killSignal: 'SIGKILL',
      env: { PATH: '/run/programs:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', TZ: 'UTC' },
    });
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        printed[stream] += chunk;
      });
    }
    // A command that ends early does not read its input.
    child.stdin.on('error', () => {}).end(input);
    return new Promise((resolve) => {
      child.once('error', ({ message }) => resolve({ code: null, stdout: '', stderr: message }));
      child.once('close', (code) => resolve({ code, ...printed }));
    });
  }

  /** Ends everything inside. */
  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#holder.once('close', () => resolve()));
    if (this.#holder.exitCode === null && this.#holder.kill('SIGKILL')) await ended;
  }
}

/** Makes the folder the root of the file system, with the machine's programs and devices in it. */
function setUp({ root, nodeName, addresses, programs }: EnclosureOptions): string {
  return [
    'set -e',
    'ip link set lo up',
    ...addresses.map((address) => `ip addr add ${word(address)} dev lo`),
    `hostname ${word(nodeName)}`,
    `mount --bind ${word(root)} ${word(root)}`,
    `cd ${word(root)}`,
    'mkdir -p proc sys dev usr tmp run root var/run',
    'mount -t tmpfs none run',
    'mkdir run/machine run/upper run/work run/programs run/containers',
    // Over /usr pods may create the folders that they mount from there.
    'mount -t overlay overlay -o lowerdir=/usr,upperdir=run/upper,workdir=run/work usr',
    'for name in bin sbin lib lib64; do',
    '  if [ -L "/$name" ]; then cp -P "/$name" "$name"; elif [ -d "/$name" ]; then mkdir "$name"; mount --rbind "/$name" "$name"; fi',
    'done',
    `mount --bind ${word(programs)} run/programs`,
    'mount -t proc proc proc',
    'mount --rbind /sys sys',
    'mount --rbind /dev dev',
    'pivot_root . run/machine',
    'umount -l /run/machine',
    'cd /',
    'echo ready',
    'exec sleep infinity',
  ].join('\n');
}

function ready(holder: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = '';
    holder.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    holder.stdout?.once('data', () => resolve());
    holder.once('error', reject);
    holder.once('close', (code) => reject(new Error(`the node's namespaces cannot be made (${code}): ${errors}`)));
  });
}

/** A word of a shell's, whatever is in it. */
export const word = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Throws if a program is not on this machine that the enclosures need. */
export function requirePrograms(): void {
  for (const name of ['ip', 'nsenter', 'unshare', 'setpriv', 'pivot_root', 'curl'])
    try {
      execFileSync('which', [name], { stdio: 'ignore' });
    } catch {
      throw new Error(`"${name}" is needed to run real components (Debian: iproute2, util-linux, curl)`);
    }
}
