import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Component } from '../support/nodePki.ts';
import { answerSince, callerOf, handshakeErrorSince, SELF_SUBJECT_REVIEW } from './apiserverAnswer.ts';
import type { Apiserver } from './apiserverProcess.ts';
import { isRefusedByServer, kubectlText } from './clientText.ts';
import { connectionName, type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';
import { proxyKubeconfig } from './proxyKubeconfig.ts';
import { runClient } from './runClient.ts';

type Measured = readonly (readonly [name: string, outcome: Outcome])[];

/**
 * kubectl with every kubeconfig of the node, and with what kube-proxy trusts, against the node's API server. `stopped` is the outcome of
 * them all where that did not come up.
 */
export async function measureApi(node: PlacedNode, server: Apiserver, stopped?: Outcome): Promise<Measured> {
  const measured: (readonly [string, Outcome])[] = [];
  for (const path of node.pki.files.keys()) {
    const name = /^etc\/kubernetes\/([^/]*\.conf)$/.exec(path)?.[1];
    if (name === undefined) continue;
    measured.push([connectionName('api', name), stopped ?? (await dial(node, server, name, node.pki.text(path)))]);
  }
  const proxy = proxyKubeconfig(node.pki);
  if (proxy)
    measured.push([connectionName('api', 'kube-proxy'), stopped ?? (await dial(node, server, 'kube-proxy', proxy))]);
  return measured;
}

/** kubectl's answer with a kubeconfig whose paths and port are those of this disk and this server. */
export async function dial(node: PlacedNode, server: Apiserver, name: string, kubeconfig: string): Promise<Outcome> {
  const home = join(node.folder, 'run', 'clients');
  await mkdir(home, { recursive: true });
  const file = join(home, name);
  await writeFile(file, placed(kubeconfig, name, node, server.port));
  const from = server.process.lines.length;
  const question = `${file}.json`;
  await writeFile(question, SELF_SUBJECT_REVIEW.body);
  // Without credentials kubectl would ask its user for some; what no authenticator reads is as good as none.
  const credentials = /client-certificate|token: /.test(kubeconfig) ? [] : ['--username=none', '--password=none'];
  const ask = ['create', '--raw', SELF_SUBJECT_REVIEW.path, '--filename', question, '--request-timeout=15s'];
  const args = ['--kubeconfig', file, ...credentials, ...ask];
  const answer = await runClient('kubectl', args, home);
  if (answer.ok) return `ok ${callerOf(answer.stdout)}`;
  const { stage, text: said } = kubectlText(answer.stderr);
  if (stage === 'answered' && /Unauthorized|Forbidden/.test(said)) {
    const outcome = await answerSince(server, from);
    // No authenticator of tokens is here to know one.
    return TOKEN.test(kubeconfig) ? 'ok' : outcome;
  }
  if (stage === 'answered') return refusal('server', said.replace(/^Error from server \(\w+\): /, ''));
  if (stage === 'configuration') return refusal('configuration', node.plain(said));
  if (!isRefusedByServer(said)) return refusal('client', said);
  return refusal('server', (await handshakeErrorSince(server, from)) ?? `nothing logged: ${said}`);
}

/** The static pods, which see only what is mounted. */
const PODS: Readonly<Record<string, Component>> = {
  'controller-manager.conf': 'kube-controller-manager',
  'scheduler.conf': 'kube-scheduler',
};

/** With the paths of this disk and the port of this server; a host that no resolver here knows is verified as ever. */
function placed(kubeconfig: string, name: string, node: PlacedNode, port: number): string {
  const pod = PODS[name];
  const at = (path: string) => (pod ? node.mounted(pod, path) : node.at(path));
  const text = kubeconfig
    .replace(/: (\/(?:etc|var)\/.*)$/gm, (_, path) => `: ${at(path)}`)
    .replace(/(server: .*:)\d+/, `$1${port}`);
  if (text.includes('tls-server-name:')) return text;
  return text.replace(
    /^( *)server: https:\/\/([a-z0-9-]+\.[a-z.-]+):/m,
    '$1tls-server-name: $2\n$1server: https://127.0.0.1:',
  );
}

const TOKEN = /^ {4}token: /m;
