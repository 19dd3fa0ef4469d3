import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { apiserverFlags } from './apiserverFlags.ts';
import type { ApiserverProgram } from './apiserverProcess.ts';
import { etcdctlText, isRefusedByServer } from './clientText.ts';
import type { ComponentProcess, LogLine } from './componentProcess.ts';
import { failureOf, isRejection, serverReason, startEtcd } from './etcdProcess.ts';
import { freePort } from './freePort.ts';
import { connectionName, type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';
import { runClient } from './runClient.ts';

const PKI = '/etc/kubernetes/pki/etcd';
/** The manifest's flags that this etcd may not know, or that the runner chooses. */
const DROPPED = new Set(['data-dir', 'feature-gates', 'listen-metrics-urls', 'watch-progress-notify-interval']);
const FILE_FLAG = /-file$/;

/** The API server, and etcdctl as kubeadm's health check, against the member that the manifest starts. */
export async function measureEtcd(
  node: PlacedNode,
  program: ApiserverProgram,
): Promise<readonly (readonly [string, Outcome])[]> {
  const ports = { client: await freePort(), peer: await freePort() };
  const folder = join(node.folder, 'run', 'etcd');
  await mkdir(folder, { recursive: true });
  const etcd = startEtcd(memberFlags(node, ports.client, ports.peer), folder);
  try {
    const failed = await failureOf(node, etcd);
    return [
      [connectionName('etcd', 'kube-apiserver'), failed ?? (await dialAsApiserver(node, etcd, ports.client, program))],
      [connectionName('etcd', 'etcd-health-check'), failed ?? (await healthCheck(node, etcd, ports.client, 700))],
    ];
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

/** The client's own reason to end a connection, in the log of gRPC. */
const CLIENT_ERROR = /connection error: desc = (".*")/;

/** Starts the API server, which tries for twenty seconds; here it runs only until one end shows the reason. */
async function dialAsApiserver(
  node: PlacedNode,
  etcd: ComponentProcess,
  port: number,
  program: ApiserverProgram,
): Promise<Outcome> {
  const servers = (node.flags('kube-apiserver').get('etcd-servers') ?? '').replace(/:\d+/g, `:${port}`);
  const from = etcd.lines.length;
  const rejection = () => etcd.lines.slice(from).find(isRejection)?.error;
  const flags = [...apiserverFlags(node), `--etcd-servers=${servers}`];
  const server = await program.start(
    flags,
    node.folder,
    (line) => ownError(line) !== undefined || rejection() !== undefined,
  );
  try {
    const error = server.process.lines.map(ownError).find((text) => text !== undefined);
    if (error !== undefined && !isRefusedByServer(error)) return refusal('client', error);
    const reason = rejection() ?? (error && (await serverReason(etcd, from)));
    if (reason !== undefined) return refusal('server', reason);
    if (error !== undefined) return refusal('client', error);
    return server.failed === undefined ? 'ok' : refusal('configuration', node.plain(server.failed));
  } finally {
    await server.process.stop();
  }
}

function ownError({ msg }: LogLine): string | undefined {
  const quoted = CLIENT_ERROR.exec(msg)?.[1];
  if (quoted === undefined) return undefined;
  return (JSON.parse(quoted) as string).replace(/^transport: authentication handshake failed: /, '');
}

function healthCheck(node: PlacedNode, etcd: ComponentProcess, port: number, patience: number): Promise<Outcome> {
  const files = {
    authority: node.at(`${PKI}/ca.crt`),
    certificate: node.at(`${PKI}/healthcheck-client.crt`),
    key: node.at(`${PKI}/healthcheck-client.key`),
  };
  return askEtcd(node, etcd, port, files, patience);
}

/** The files of a client of etcd, as paths on this disk. */
export interface ClientFiles {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** The result of a request by etcdctl. Asks again with more patience if there was no sign of the connection at all. Milliseconds. */
export async function askEtcd(
  node: PlacedNode,
  etcd: ComponentProcess,
  port: number,
  files: ClientFiles,
  patience: number,
): Promise<Outcome> {
  const from = etcd.lines.length;
  const args = [
    `--endpoints=https://127.0.0.1:${port}`,
    `--cacert=${files.authority}`,
    `--cert=${files.certificate}`,
    `--key=${files.key}`,
    `--dial-timeout=${patience}ms`,
    `--command-timeout=${patience}ms`,
  ];
  const answer = await runClient('etcdctl', [...args, 'get', 'x'], node.folder);
  if (answer.ok) return 'ok';
  const said = etcdctlText(answer.stderr);
  if (said === undefined) {
    if (patience > 5_000) throw new Error(`etcdctl says nothing: ${answer.stderr}`);
    return askEtcd(node, etcd, port, files, patience * 4);
  }
  if (said.stage === 'configuration') return refusal('configuration', node.plain(said.text));
  if (!isRefusedByServer(said.text)) return refusal('client', said.text);
  const reason = await serverReason(etcd, from);
  return reason === undefined ? refusal('client', said.text) : refusal('server', reason);
}
