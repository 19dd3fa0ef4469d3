import { join } from 'node:path';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { ofRelease } from '../cases.ts';
import { type Comparison, compare } from '../compare.ts';
import { type Foretold, type ForetoldConnection, foretell } from '../foretold.ts';
import { inNodeFolder } from '../node/nodeFolder.ts';
import { Program } from '../node/program.ts';
import { RunningNode } from '../node/runningNode.ts';
import { observedComponents } from '../observation.ts';
import { exercise, pause } from '../observe.ts';
import { findAdmin } from '../probes/admin.ts';
import type { Release } from '../release.ts';
import { type RunningCheck, runningChecks } from './compareRunning.ts';
import { type Expiring, expiringNode } from './expiringNode.ts';

/** The results of a node whose certificates expired while it ran. */
export interface ExpiryResult {
  /** While it runs on. */
  readonly checks: readonly RunningCheck[];
  /** After a restart of every component. */
  readonly restarted: Comparison;
}

export interface ExpiryOptions {
  readonly programs: string;
  readonly release: Release;
  /** From the start of the node to the expiry. */
  readonly seconds: number;
}

/** Milliseconds before the expiry in which everything must have come up. */
const BEFORE = 5_000;

/** A leader gives up 10 seconds after its last renewal, and renews every 2. */
const AFTER = 20_000;

/** kube-apiserver waits 20 seconds for etcd. */
const AFTER_RESTART = 22_000;

/** Connections that the ends or a command make at once. */
const TRIED: readonly ForetoldConnection['kind'][] = ['api', 'etcd', 'kubelet'];

/**
 * Runs a node over the expiry of its certificates, then restarts its components, and compares both with what is foretold of the same files.
 * Undefined if the node did not come up in time.
 */
export function tryExpiry(expiring: Expiring, options: ExpiryOptions): Promise<ExpiryResult | undefined> {
  return inNodeFolder(async (root) => {
    const { programs, release, seconds } = options;
    const now = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    const expiry = now.getTime() + seconds * 1_000;
    const made = await expiringNode(expiring, now, new Date(expiry));
    const files = ofRelease(made.files, release);
    const { nodeName } = made.settings;
    const node = await RunningNode.start({ files, nodeName }, root, programs, release);
    // The user of admin.conf may do nothing before this.
    await findAdmin(node, root);
    const kept = keptClient(node, join(root, expiring.kept));
    try {
      const isUp = await kept.waitFor(() => kept.lines.includes('200 kept'), 15_000);
      if (!isUp || Date.now() > expiry - BEFORE) return undefined;
      await pause(expiry - Date.now());
      const before = new Map(node.programs.map(({ name, lines }) => [name, lines.length]));
      await pause(AFTER);
      const foretold = await foretellTried(files, new Date(expiry + 1_000));
      const setting = { nodeName, connections: foretold.connections };
      const checks = runningChecks(foretold, {
        kept: { kubeconfig: `/${expiring.kept}`, answer: kept.lines.at(-1) ?? '' },
        components: node.programs
          .filter(({ name }) => foretold.components.some((one) => one.name === name))
          .map(({ name, lines, endedAt }) => ({
            name,
            lines: lines.slice(before.get(name)),
            exitedAfter: endedAt && Math.round((endedAt - expiry) / 1_000),
          })),
        probes: await exercise(setting, node, root),
      });
      await node.restartAll();
      await pause(AFTER_RESTART);
      const restarted = compare(foretold, {
        components: observedComponents(node.programs),
        probes: await exercise(setting, node, root),
      });
      return { checks, restarted };
    } finally {
      await kept.stop();
      await node.stop();
    }
  });
}

async function foretellTried(files: NodeFiles, now: Date): Promise<Foretold> {
  const { components, connections } = await foretell(files, now);
  return { components, connections: connections.filter(({ kind }) => TRIED.includes(kind)) };
}

function keptClient({ enclosure }: RunningNode, kubeconfig: string): Program {
  const script = join(import.meta.dirname, 'keptConnection.ts');
  return new Program('kept', enclosure.enterNetwork, [process.execPath, ...process.execArgv, script, kubeconfig]);
}
