import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { etcdctlText, isRefusedByServer } from './clientText.ts';
import { type Etcd, startEtcd } from './etcdProcess.ts';
import { freePort } from './freePort.ts';
import { failureOf, serverReason } from './listener.ts';
import { connectionName, type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';
import { runClient } from './runClient.ts';

const PKI = '/etc/kubernetes/pki/etcd';
/** Of the manifest's flags, those that this etcd may not know or that are the runner's to choose. */
const DROPPED = new Set(['data-dir', 'feature-gates', 'listen-metrics-urls', 'watch-progress-notify-interval']);
const FILE_FLAG = /-file$/;

/** etcdctl as kube-apiserver and as kubeadm's health check, against the member that the manifest starts. */
export async function measureEtcd(node: PlacedNode): Promise<readonly (readonly [string, Outcome])[]> {
  const ports = { client: await freePort(), peer: await freePort() };
  const folder = join(node.folder, 'run', 'etcd');
  await mkdir(folder, { recursive: true });
  const etcd = startEtcd(memberFlags(node, ports.client, ports.peer), folder);
  try {
    const failed = await failureOf(node, etcd);
    const measured: (readonly [string, Outcome])[] = [];
    for (const [name, args] of clients(node, ports.client)) {
      measured.push([connectionName('etcd', name), failed ?? (await dial(node, etcd, args, 700))]);
    }
    return measured;
  } finally {
    await etcd.stop();
  }
}

/** The manifest's flags with the paths of this disk and the ports of this run. */
export function memberFlags(node: PlacedNode, client: number, peer: number): readonly string[] {
  return [...node.flags('etcd')]
    .filter(([name]) => !DROPPED.has(name))
    .map(([name, value]) => {
      if (FILE_FLAG.test(name)) return `--${name}=${node.file('etcd', name)}`;
      return `--${name}=${value.replace(/:(2379|2380)\b/g, (_, port) => `:${port === '2379' ? client : peer}`)}`;
    });
}

function clients(node: PlacedNode, port: number): readonly (readonly [string, readonly string[]])[] {
  const flags = node.flags('kube-apiserver');
  const pairs: readonly (readonly [string, string])[] = [
    ['--cacert', 'etcd-cafile'],
    ['--cert', 'etcd-certfile'],
    ['--key', 'etcd-keyfile'],
  ];
  const own = pairs.flatMap(([option, flag]) => {
    const file = node.file('kube-apiserver', flag);
    return file === undefined ? [] : [`${option}=${file}`];
  });
  const health = [
    `--cacert=${node.at(`${PKI}/ca.crt`)}`,
    `--cert=${node.at(`${PKI}/healthcheck-client.crt`)}`,
    `--key=${node.at(`${PKI}/healthcheck-client.key`)}`,
  ];
  const endpoint = (flags.get('etcd-servers') ?? '').replace(/:\d+$/, `:${port}`);
  return [
    ['kube-apiserver', [`--endpoints=${endpoint}`, ...own]],
    ['etcd-health-check', [`--endpoints=https://127.0.0.1:${port}`, ...health]],
  ];
}

/** Asks again with more patience where nothing was heard of the connection at all. */
async function dial(node: PlacedNode, etcd: Etcd, args: readonly string[], patience: number): Promise<Outcome> {
  const from = etcd.lines.length;
  const limits = [`--dial-timeout=${patience}ms`, `--command-timeout=${patience}ms`];
  const answer = await runClient('etcdctl', [...args, ...limits, 'get', 'x'], node.folder);
  if (answer.ok) return 'ok';
  const said = etcdctlText(answer.stderr);
  if (said === undefined) {
    if (patience > 5_000) throw new Error(`etcdctl says nothing: ${answer.stderr}`);
    return dial(node, etcd, args, patience * 4);
  }
  if (said.stage === 'configuration') return refusal('configuration', node.plain(said.text));
  if (!isRefusedByServer(said.text)) return refusal('client', said.text);
  const reason = await serverReason(etcd, from);
  return reason === undefined ? refusal('client', said.text) : refusal('server', reason);
}
