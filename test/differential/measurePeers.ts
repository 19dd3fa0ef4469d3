import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComponentProcess } from './componentProcess.ts';
import { isRejection, servesClients, startEtcd } from './etcdProcess.ts';
import { freePort } from './freePort.ts';
import { memberFlags } from './measureEtcd.ts';
import { connectionName, type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';
import { startRelay } from './relay.ts';

/** How long two members may take to say something of each other. */
const PATIENCE = 10_000;

interface Member {
  readonly node: PlacedNode;
  readonly etcd: ComponentProcess;
}

/** Two real members that connect to each other, each seen from the other's address. */
export async function measurePeers(nodes: readonly PlacedNode[]): Promise<readonly (readonly [string, Outcome])[]> {
  const [one, other] = nodes;
  if (one === undefined || other === undefined) return [];
  const [onePort, otherPort] = [await freePort(), await freePort()];
  const addressOf = ({ pki }: PlacedNode) => pki.settings.advertiseAddress;
  const relays = [
    await startRelay({ listener: addressOf(one), port: onePort, dialler: addressOf(other) }),
    await startRelay({ listener: addressOf(other), port: otherPort, dialler: addressOf(one) }),
  ];
  const advertised = [one, other].map((node, at) => `https://${addressOf(node)}:${relays[at]?.port}`);
  const cluster = [one, other].map(({ pki }, at) => `${pki.settings.nodeName}=${advertised[at]}`).join(',');
  const members: Member[] = [];
  for (const [at, node] of [one, other].entries()) {
    const folder = join(node.folder, 'run', 'etcd');
    await mkdir(folder, { recursive: true });
    const flags = [
      ...memberFlags(node, await freePort(), at === 0 ? onePort : otherPort),
      `--initial-advertise-peer-urls=${advertised[at]}`,
      `--initial-cluster=${cluster}`,
      '--initial-cluster-state=new',
      '--log-level=debug',
    ];
    members.push({ node, etcd: startEtcd(flags, folder) });
  }
  try {
    const [first, second] = members as [Member, Member];
    const outcomes = [await outcomeOf(first, second), await outcomeOf(second, first)];
    if (outcomes.some(([, outcome]) => outcome !== 'ok')) return outcomes;
    const stopped = await whatStops(members);
    return stopped === undefined ? outcomes : outcomes.map(([name]) => [name, stopped] as const);
  } finally {
    await Promise.all([...members.map(({ etcd }) => etcd.stop()), ...relays.map((relay) => relay.close())]);
  }
}

/** Members that have found each other read what they show to clients next, and may still stop for that. */
async function whatStops(members: readonly Member[]): Promise<Outcome | undefined> {
  await Promise.all(members.map(({ etcd }) => etcd.waitFor(servesClients, 0, PATIENCE)));
  const failed = members.find(({ etcd }) => etcd.exitError() !== undefined);
  return failed && refusal('configuration', failed.node.plain(failed.etcd.exitError() ?? ''));
}

async function outcomeOf(dialler: Member, listener: Member): Promise<readonly [string, Outcome]> {
  const name = connectionName(
    'etcd-peer',
    [dialler, listener].map(({ node }) => node.pki.settings.nodeName).join(' > '),
  );
  // A member that does not start has no connections.
  const refused = listener.etcd.waitFor((line) => isRejection(line), 0, PATIENCE);
  const dialed = dialler.etcd.waitFor(
    ({ msg, error = '', ...line }) =>
      (msg === 'established TCP streaming connection with remote peer' && 'stream-reader-type' in line) ||
      (/tls: failed to |x509: |client certificate authentication failed/.test(error) &&
        !isRejection({ msg, error, level: '' })),
    0,
    PATIENCE,
  );
  const first = await Promise.race([
    dialed.then((line) => line && (line.error === undefined ? 'ok' : refusal('client', ownText(line.error)))),
    refused.then((line) => line && refusal('server', line.error ?? '')),
  ]);
  const failed = [listener, dialler].find(({ etcd }) => etcd.exitError() !== undefined);
  if (failed) return [name, refusal('configuration', failed.node.plain(failed.etcd.exitError() ?? ''))];
  return [name, first ?? 'nothing happened'];
}

/** Without etcd's words about what it was doing. */
function ownText(error: string): string {
  return (
    /^failed to \w+ \w+ on .*? \((.*)\)$/.exec(error)?.[1] ??
    error.slice(Math.max(0, error.search(/tls: failed to verify|x509: /)))
  );
}
