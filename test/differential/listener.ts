import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Etcd, type LogLine, startEtcd } from './etcdProcess.ts';
import { freePort } from './freePort.ts';
import { type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';

/** An etcd that serves with the given files: Go's own TLS for whoever is not here to serve himself. */
export interface Listener {
  readonly etcd: Etcd;
  /** Asks for client certificates where it has a CA to verify them by. */
  readonly port: number;
  /** Asks nobody for a certificate. */
  readonly openPort: number;
  /** Why it did not come up; undefined where it serves. */
  readonly failed?: Outcome;
}

export interface ServingFiles {
  readonly certificate: string;
  readonly key: string;
  /** Absent: clients are not asked. */
  readonly clientCa?: string;
}

/** How long an etcd may take to serve, or a refusal to appear in its log. */
const PATIENCE = 10_000;

/** Serves at the node's address and at 127.0.0.1. */
export async function listen(node: PlacedNode, name: string, files: ServingFiles): Promise<Listener> {
  const folder = join(node.folder, 'run', name);
  await mkdir(folder, { recursive: true });
  const [port, openPort] = [await freePort(), await freePort()];
  const address = node.pki.settings.advertiseAddress;
  const openUrls = [`https://${address}:${openPort}`, `https://127.0.0.1:${openPort}`];
  const etcd = startEtcd(
    [
      `--cert-file=${files.certificate}`,
      `--key-file=${files.key}`,
      ...(files.clientCa === undefined ? [] : [`--trusted-ca-file=${files.clientCa}`, '--client-cert-auth=true']),
      `--listen-client-urls=https://${address}:${port},https://127.0.0.1:${port}`,
      `--advertise-client-urls=https://${address}:${port}`,
      `--peer-cert-file=${files.certificate}`,
      `--peer-key-file=${files.key}`,
      `--listen-peer-urls=${openUrls.join(',')}`,
      `--initial-advertise-peer-urls=${openUrls[0]}`,
      `--initial-cluster=default=${openUrls[0]}`,
    ],
    folder,
  );
  return { etcd, port, openPort, failed: await failureOf(node, etcd) };
}

/** Waits until the etcd serves its clients. Throws where it neither does nor says why. */
export async function failureOf(node: PlacedNode, etcd: Etcd): Promise<Outcome | undefined> {
  const ready = await etcd.waitFor(({ msg }) => /^serving client traffic (in)?securely/.test(msg), 0, PATIENCE);
  if (ready) return undefined;
  const error = etcd.exitError();
  if (error === undefined) throw new Error(`etcd does not serve: ${JSON.stringify(etcd.lines.at(-1))}`);
  if (error.includes('address already in use')) throw new Error(error);
  return refusal('configuration', node.plain(error));
}

/** The server's own reason, logged since the given line; undefined where it names the client's refusal or nothing. */
export async function serverReason(etcd: Etcd, from: number): Promise<string | undefined> {
  return (await etcd.waitFor(isRejection, from, PATIENCE))?.error;
}

export function isRejection({ msg, error = '' }: LogLine): boolean {
  return msg.startsWith('rejected connection on ') && !error.startsWith('remote error: ');
}
