import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { writeNode } from '../../support/writeNode.ts';
import { minorOf, type Release } from '../release.ts';
import { Enclosure } from './enclosure.ts';
import { Program } from './program.ts';
import { containerScripts, readStaticPods, type StaticPod } from './staticPod.ts';

const IDLE_RUNTIME = 'idleruntime';
const LOAD_BALANCER = 'loadbalancer';

/** Programs of ours that run next to the components. */
export const HELPERS: readonly string[] = [IDLE_RUNTIME, LOAD_BALANCER];

export interface NodeToRun {
  readonly files: NodeFiles;
  readonly nodeName: string;
}

/** The order in which a node comes up, since each needs the one before. */
const FIRST = ['etcd', 'kube-apiserver'] as const;

/** A node whose components run on its files. */
export class RunningNode {
  readonly enclosure: Enclosure;
  readonly #programs: Program[];

  private constructor(enclosure: Enclosure, programs: readonly Program[]) {
    this.enclosure = enclosure;
    this.#programs = [...programs];
  }

  get programs(): readonly Program[] {
    return this.#programs;
  }

  /** Writes the files below the folder and starts what runs on them: the static pods, and the kubelet by its configuration. */
  static async start(node: NodeToRun, root: string, programs: string, release: Release): Promise<RunningNode> {
    await writeNode(node.files, root);
    const { addresses, hosts } = namesOf(node.files);
    const enclosure = await Enclosure.open({ root, nodeName: node.nodeName, addresses, hosts, programs });
    try {
      const start = new Start(enclosure, root, new Set(readdirSync(programs)));
      start.loadBalancers(node.files);
      await start.pods();
      start.kubelet(release, addresses[0]);
      return new RunningNode(enclosure, start.programs);
    } catch (error) {
      await enclosure.close();
      throw error;
    }
  }

  /** Undefined if the node has no such component. */
  program(name: string): Program | undefined {
    return this.programs.find((program) => program.name === name);
  }

  /** Whether a component runs now. */
  isRunning(name: string): boolean {
    return this.program(name)?.hasExited === false;
  }

  /** Starts all components again in their order, with the files that are there now. */
  async restartAll(): Promise<void> {
    for (const program of this.#programs) await program.stop();
    // They are in the order of their first start.
    for (const [at, { name }] of this.#programs.entries()) {
      const started = this.#programs[at]?.startedAgain();
      if (!started) continue;
      this.#programs[at] = started;
      if (name === 'etcd') await started.waitFor(() => started.has(ETCD_READY), 6_000);
      if (name === 'kube-apiserver') await started.waitFor(() => started.has(SERVING), 60_000);
    }
  }

  async stop(): Promise<void> {
    for (const program of this.programs) await program.stop();
    await this.enclosure.close();
  }
}

/** The programs that have been started so far. */
class Start {
  readonly programs: Program[] = [];
  readonly #enclosure: Enclosure;
  readonly #root: string;
  /** Programs that can be run. */
  readonly #known: ReadonlySet<string>;

  constructor(enclosure: Enclosure, root: string, known: ReadonlySet<string>) {
    this.#enclosure = enclosure;
    this.#root = root;
    this.#known = known;
  }

  /** Stands in front of the API server if kubeconfigs use another port than its own. */
  loadBalancers(files: NodeFiles): void {
    const own = Number(securePort(files) ?? 6443);
    for (const { host, port } of dialedServers(files)) {
      if (port === own) continue;
      // A name leads to whatever address the node has.
      const address = /^[\d.]+$|:/.test(host) ? host : '';
      this.#start(LOAD_BALANCER, `exec /run/programs/${LOAD_BALANCER} ${joined(address, port)} 127.0.0.1:${own}`);
    }
  }

  async pods(): Promise<void> {
    const pods = readStaticPods(join(this.#root, 'etc/kubernetes/manifests'));
    const runs = (name: string) => (pod: StaticPod) => pod.containers.some((container) => container.name === name);
    for (const pod of pods.filter(runs('etcd'))) this.#pod(pod);
    await this.#program('etcd')?.waitFor(() => this.#has('etcd', ETCD_READY), 6_000);
    for (const pod of pods.filter(runs('kube-apiserver'))) this.#pod(pod);
    await this.#program('kube-apiserver')?.waitFor(() => this.#has('kube-apiserver', SERVING), 60_000);
    for (const pod of pods) if (!FIRST.some((name) => runs(name)(pod))) this.#pod(pod);
  }

  /** As the kubeadm package's systemd unit starts it, with the additions for a machine without separate cgroups and without containers. */
  kubelet(release: Release, address: string | undefined): void {
    const config = '/var/lib/kubelet/config.yaml';
    if (!existsSync(join(this.#root, config))) return;
    const socket = '/run/idle.sock';
    const extra = kubeadmFlags(this.#root).filter((flag) => !/container-runtime|pod-infra|network-plugin/.test(flag));
    const dropIns = '/run/kubelet.conf.d';
    this.#start(IDLE_RUNTIME, `exec /run/programs/${IDLE_RUNTIME} ${socket}`);
    mkdirSync(join(this.#root, 'etc/kubelet.conf.d'), { recursive: true });
    writeFileSync(join(this.#root, 'etc/kubelet.conf.d/10-here.conf'), DROP_IN);
    const flags = [
      '--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf',
      '--kubeconfig=/etc/kubernetes/kubelet.conf',
      `--config=${config}`,
      ...extra,
      `--container-runtime-endpoint=unix://${socket}`,
      '--fail-swap-on=false',
      '--cgroups-per-qos=false',
      '--enforce-node-allocatable=',
      '--cgroup-driver=cgroupfs',
      ...(minorOf(release) >= 31 ? [`--config-dir=${dropIns}`] : []),
      ...(address === undefined || extra.some((flag) => flag.startsWith('--node-ip')) ? [] : [`--node-ip=${address}`]),
    ];
    this.#start(
      'kubelet',
      [
        `mkdir -p ${dropIns}`,
        `cp /etc/kubelet.conf.d/* ${dropIns}`,
        `exec /run/programs/kubelet ${flags.join(' ')}`,
      ].join('\n'),
    );
  }

  #pod(pod: StaticPod): void {
    for (const { name, text } of containerScripts(pod, this.#known))
      this.#start(name, text, ['unshare', '--mount', '--propagation', 'private']);
  }

  #start(name: string, script: string, before: readonly string[] = []): void {
    this.programs.push(new Program(name, this.#enclosure.enter, [...before, 'bash', '-c', script]));
  }

  #program(name: string): Program | undefined {
    return this.programs.find((program) => program.name === name);
  }

  #has(name: string, pattern: RegExp): boolean {
    return this.#program(name)?.has(pattern) === true;
  }
}

function securePort(files: NodeFiles): string | undefined {
  const manifest = files.get('etc/kubernetes/manifests/kube-apiserver.yaml');
  return manifest instanceof Uint8Array
    ? /--secure-port=(\d+)/.exec(new TextDecoder().decode(manifest))?.[1]
    : undefined;
}

/** Each host and port of a kubeconfig, once. */
function dialedServers(files: NodeFiles): readonly { readonly host: string; readonly port: number }[] {
  const servers = new Map<string, { readonly host: string; readonly port: number }>();
  for (const [path, content] of files) {
    if (!path.endsWith('.conf') || !(content instanceof Uint8Array)) continue;
    for (const [, url = ''] of new TextDecoder().decode(content).matchAll(/server: (https:\S+)/g)) {
      if (!URL.canParse(url)) continue;
      const { hostname, port } = new URL(url);
      servers.set(url, { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) });
    }
  }
  return [...servers.values()];
}

const joined = (host: string, port: number): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

const ETCD_READY = /ready to serve client requests|serving client traffic/;
const SERVING = /Serving securely on/;

/** The machine that runs this may still have cgroups of version 1. */
const DROP_IN = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nfailCgroupV1: false\n';

function kubeadmFlags(root: string): readonly string[] {
  const file = join(root, 'var/lib/kubelet/kubeadm-flags.env');
  if (!existsSync(file)) return [];
  return (/KUBELET_KUBEADM_ARGS="?([^"\n]*)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '').split(/\s+/).filter(Boolean);
}

/** The addresses and host names in the files; each has to exist for the node to run. */
function namesOf(files: NodeFiles): { readonly addresses: readonly string[]; readonly hosts: readonly string[] } {
  const addresses = new Set<string>();
  const hosts = new Set<string>();
  for (const [path, content] of files) {
    if (!/\.(yaml|conf|env)$/.test(path) || !(content instanceof Uint8Array)) continue;
    const text = new TextDecoder().decode(content);
    for (const [, host = ''] of text.matchAll(/(?:https?:\/\/|address=|node-ip=)(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)/g)) {
      const bare = host.replace(/^\[|\]$/g, '');
      if (/^[\d.]+$/.test(bare) || bare.includes(':')) addresses.add(bare);
      else if (/\.|^[a-z]/.test(bare) && path.endsWith('.conf') && bare !== 'localhost') hosts.add(bare);
    }
  }
  const isOwn = (address: string) => !/^(127\.|0\.0\.0\.0$|::1?$)/.test(address) && /[.:]/.test(address);
  return { addresses: [...addresses].filter(isOwn), hosts: [...hosts] };
}
