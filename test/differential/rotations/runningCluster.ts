import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Age } from '../../../src/core/comparison/handshakeStates.ts';
import type { ComparedConnection } from '../../../src/core/comparison/stateComparison.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { apiserverFlags } from '../apiserverFlags.ts';
import type { Apiserver } from '../apiserverProcess.ts';
import type { ComponentProcess } from '../componentProcess.ts';
import { failureOf, servesClients, startEtcd } from '../etcdProcess.ts';
import { freePort } from '../freePort.ts';
import { FRONT_DOOR } from '../frontDoor.ts';
import { dial } from '../measureApi.ts';
import { askEtcd, memberFlags } from '../measureEtcd.ts';
import type { Outcome } from '../outcome.ts';
import { type PlacedNode, placeNode, textOf } from '../placedNode.ts';
import type { RotatedNode } from './rotatedNode.ts';

/** The files that the ends of a connection use. */
export type State = ComparedConnection['during'][number]['state'];

/** An etcd and an API server that were started with the files before and run on. */
export interface RunningCluster {
  /** Writes the files after over those before, and waits until the API server has read them. */
  writeFiles(): Promise<void>;
  /** Starts a component again with the files that are there. */
  restart(component: string): Promise<void>;
  /** The result of a client's request with the files of a state. Undefined for a connection that is not tried. */
  ask(connection: ComparedConnection, state: State): Promise<Outcome> | undefined;
}

/** Such as "kube-scheduler → kube-apiserver". */
export function nameOf({ from, to }: ComparedConnection): string {
  return `${from} → ${to}`;
}

/** Milliseconds. */
const PATIENCE = 1000;
const START_PATIENCE = 10_000;

/** Runs the cluster for as long as the action takes. */
export async function withCluster<T>(
  rotated: RotatedNode,
  action: (cluster: RunningCluster) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-pki-rotation-'));
  const cluster = new Cluster(rotated, folder);
  try {
    await cluster.start();
    return await action(cluster);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

class Cluster implements RunningCluster {
  readonly #rotated: RotatedNode;
  readonly #folder: string;
  #placed!: PlacedNode;
  #clients!: Readonly<Record<Age, PlacedNode>>;
  #etcd?: { readonly process: ComponentProcess; readonly port: number };
  #apiserver?: Apiserver;

  constructor(rotated: RotatedNode, folder: string) {
    this.#rotated = rotated;
    this.#folder = folder;
  }

  async start(): Promise<void> {
    const { before, node } = this.#rotated;
    const place = (name: string, files: NodeFiles) => placeNode(node, join(this.#folder, name), files);
    this.#clients = { old: await place('old', before), new: await place('new', node.files) };
    this.#placed = await place('running', before);
    await this.restart('etcd');
    await this.restart('kube-apiserver');
  }

  async stop(): Promise<void> {
    await this.#etcd?.process.stop();
    await this.#apiserver?.process.stop();
  }

  async writeFiles(): Promise<void> {
    const { node } = this.#rotated;
    const from = this.#apiserver?.process.lines.length ?? 0;
    const before = this.#placed;
    this.#placed = await placeNode(node, before.folder);
    await this.#reloaded(before, from);
  }

  async restart(component: string): Promise<void> {
    if (component === 'etcd') {
      await this.#etcd?.process.stop();
      this.#etcd = await startMember(this.#placed);
    } else if (component === 'kube-apiserver') {
      await this.#apiserver?.process.stop();
      this.#apiserver = await startServer(this.#placed);
    }
  }

  ask({ from, to, after }: ComparedConnection, state: State): Promise<Outcome> | undefined {
    const [etcd, apiserver] = [this.#etcd, this.#apiserver];
    const { pair, trust } = state.from;
    if (etcd && from === 'kube-apiserver' && to === 'etcd') {
      const files = {
        authority: this.#clientFile(trust, 'etcd-cafile'),
        certificate: this.#clientFile(pair, 'etcd-certfile'),
        key: this.#clientFile(pair, 'etcd-keyfile'),
      };
      return askEtcd(this.#placed, etcd.process, etcd.port, files, PATIENCE);
    }
    if (!apiserver || after?.kind !== 'api' || !isAskedFor(from)) return undefined;
    const path = `etc/kubernetes/${basename(after.from.uri ?? '')}`;
    return dial(this.#placed, apiserver, basename(path), this.#kubeconfig(path, state.from));
  }

  #clientFile(age: Age, flag: string): string {
    const file = this.#clients[age].file('kube-apiserver', flag);
    if (file === undefined) throw new Error(`no --${flag}`);
    return file;
  }

  /** As the client holds it: the fields of its pair and of its CA each from before or after. */
  #kubeconfig(path: string, { pair, trust }: State['from']): string {
    const field = (name: string, age: Age) => {
      const text = textOf(age === 'old' ? this.#rotated.before : this.#rotated.node.files, path);
      const value = new RegExp(`^ *${name}: .*$`, 'm').exec(text)?.[0];
      if (value === undefined) throw new Error(`no ${name} in ${path}`);
      return value;
    };
    const ages = {
      'certificate-authority-data': trust,
      'client-certificate-data': pair,
      'client-key-data': pair,
    } as const;
    return Object.entries(ages).reduce(
      (text, [name, age]) => text.replace(new RegExp(`^ *${name}: .*$`, 'm'), () => field(name, age)),
      this.#rotated.node.text(path),
    );
  }

  /** Waits until the API server has read each of its files that is another, and serves with it. */
  async #reloaded(started: PlacedNode, from: number): Promise<void> {
    const { before, node } = this.#rotated;
    const flags = started.flags('kube-apiserver');
    const isChanged = (flag: string) => {
      const path = (flags.get(flag) ?? '').slice(1);
      const [one, other] = [before.get(path), node.files.get(path)];
      return one instanceof Uint8Array && other instanceof Uint8Array && Buffer.compare(one, other) !== 0;
    };
    const process = this.#apiserver?.process;
    for (const [flag, loaded, used] of [
      ['tls-cert-file', '"Loaded a new cert/key pair"', '"Loaded serving cert"'],
      ['client-ca-file', '"Loaded a new CA Bundle and Verifier"', '"Loaded client CA"'],
    ] as const) {
      if (!isChanged(flag)) continue;
      const line = await process?.waitFor(({ msg }) => msg.startsWith(loaded), from, START_PATIENCE);
      if (!process || !line) throw new Error(`the API server does not read --${flag} again`);
      const next = process.lines.indexOf(line) + 1;
      const served = await process.waitFor(({ msg }) => msg.startsWith(used), next, START_PATIENCE);
      if (!served) throw new Error(`the API server does not use --${flag} once it is read`);
    }
  }
}

/** The components whose kubeconfigs are exchanged; kubectl reads its own at each call. */
function isAskedFor(component: string): boolean {
  return component === 'kube-scheduler' || component === 'kube-controller-manager';
}

async function startMember(node: PlacedNode): Promise<{ readonly process: ComponentProcess; readonly port: number }> {
  const [port, peer] = [await freePort(), await freePort()];
  const folder = await mkdtemp(join(node.folder, 'etcd-'));
  const process = startEtcd(memberFlags(node, port, peer), folder);
  try {
    const failed = await failureOf(node, process);
    if (failed !== undefined) throw new Error(failed);
    await allServe(process, (node.flags('etcd').get('listen-client-urls') ?? '').split(',').length);
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { process, port };
}

/** Each listener reads the CAs when it begins to serve, one after the other. */
async function allServe(etcd: ComponentProcess, listeners: number): Promise<void> {
  let from = 0;
  for (let at = 0; at < listeners; at++) {
    const line = await etcd.waitFor(servesClients, from, START_PATIENCE);
    if (!line) throw new Error(`etcd serves ${at} of ${listeners} listeners`);
    from = etcd.lines.indexOf(line) + 1;
  }
}

async function startServer(node: PlacedNode): Promise<Apiserver> {
  await mkdir(node.folder, { recursive: true });
  const server = await FRONT_DOOR.start(apiserverFlags(node), node.folder);
  if (server.failed === undefined) return server;
  await server.process.stop();
  throw new Error(server.failed);
}
