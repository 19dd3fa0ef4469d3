import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Apiserver, type ApiserverProgram, isServing, startApiserver } from './apiserverProcess.ts';
import type { LogLine } from './componentProcess.ts';
import { servesClients, startEtcd } from './etcdProcess.ts';
import { freePort } from './freePort.ts';

/** It makes its roles when it serves already. Until then it answers 403 to callers that have rights. */
const PATIENCE = 90_000;
/** The last of what every authenticated caller needs. */
const ROLES_MADE = /created clusterrolebinding\.rbac\.authorization\.k8s\.io\/system:basic-user/;

/** kube-apiserver itself, with all flags. Where it is given no etcd, one without TLS is started for it. */
export const REAL_APISERVER: ApiserverProgram = {
  start: async (flags, folder, until = () => false) => {
    const own = [`--cert-dir=${join(folder, 'own')}`, '--endpoint-reconciler-type=none'];
    const start = (etcd: readonly string[], wanted: (line: LogLine) => boolean) =>
      startApiserver({
        program: 'kube-apiserver',
        flags: [...own, ...etcd, ...flags],
        folder,
        patience: PATIENCE,
        until: wanted,
      });
    if (flags.some((flag) => flag.startsWith('--etcd-servers='))) {
      return start([], (line) => isServing(line) || until(line));
    }
    const etcd = await plainEtcd(folder);
    const server = await start([`--etcd-servers=${etcd.address}`], ({ msg }) => ROLES_MADE.test(msg)).catch(
      async (error: unknown) => {
        await etcd.stop();
        throw error;
      },
    );
    return stoppedWith(server, etcd.stop);
  },
};

async function plainEtcd(folder: string): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const [port, peer] = [await freePort(), await freePort()];
  const address = `http://127.0.0.1:${port}`;
  await mkdir(folder, { recursive: true });
  const process = startEtcd(
    [
      `--listen-client-urls=${address}`,
      `--advertise-client-urls=${address}`,
      `--listen-peer-urls=http://127.0.0.1:${peer}`,
    ],
    await mkdtemp(join(folder, 'etcd-')),
  );
  if (!(await process.waitFor(servesClients, 0, PATIENCE))) {
    await process.stop();
    throw new Error(`etcd does not serve: ${JSON.stringify(process.lines.at(-1))}`);
  }
  return { address, stop: process.stop };
}

function stoppedWith(server: Apiserver, stop: () => Promise<void>): Apiserver {
  const { process } = server;
  const both = async () => {
    await process.stop();
    await stop();
  };
  return { ...server, process: { ...process, stop: both } };
}
