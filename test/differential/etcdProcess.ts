import { join } from 'node:path';
import { type ComponentProcess, type LogLine, startComponent } from './componentProcess.ts';
import { programPath } from './environment.ts';
import { type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';

/** Only settings for speed: it keeps nothing, elects itself at once and does not connect to itself. */
const QUICK = ['--unsafe-no-fsync', '--heartbeat-interval=10', '--election-timeout=50', '--enable-grpc-gateway=false'];
/** How long an etcd may take to serve, or a refusal to appear in its log. */
const PATIENCE = 10_000;

export function startEtcd(flags: readonly string[], folder: string): ComponentProcess {
  const args = [...QUICK, `--data-dir=${join(folder, 'data')}`, ...flags];
  return startComponent({ command: programPath('etcd'), args, folder, parseLine });
}

/** Waits until the etcd serves its clients. Throws if it neither does nor says why. */
export async function failureOf(node: PlacedNode, etcd: ComponentProcess): Promise<Outcome | undefined> {
  const ready = await etcd.waitFor(servesClients, 0, PATIENCE);
  if (ready) return undefined;
  const error = etcd.exitError();
  if (error === undefined) throw new Error(`etcd does not serve: ${JSON.stringify(etcd.lines.at(-1))}`);
  if (error.includes('address already in use')) throw new Error(error);
  return refusal('configuration', node.plain(error));
}

export const servesClients = ({ msg }: LogLine): boolean => /^serving client traffic (in)?securely/.test(msg);

/** The server's own reason, logged since the given line; undefined if it names the client's refusal or nothing. */
export async function serverReason(etcd: ComponentProcess, from: number): Promise<string | undefined> {
  return (await etcd.waitFor(isRejection, from, PATIENCE))?.error;
}

/** The other end's error, or its disappearance, is not the server's reason. */
const OTHER_END = /^remote error: |^EOF$|connection reset by peer$/;

export function isRejection({ msg, error = '' }: LogLine): boolean {
  return msg.startsWith('rejected connection on ') && !OTHER_END.test(error);
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 'text', msg: line };
  }
}
