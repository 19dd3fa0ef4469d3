import { stoppedComponents } from '../../src/core/inspection/componentStates.ts';
import type { Connection } from '../../src/core/model/connection.ts';
import { processKey } from '../../src/core/model/connection.ts';
import type { Report } from '../../src/core/model/report.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import type { NodeFile } from '../support/nodeOptions.ts';
import type { NodePki } from '../support/nodePki.ts';
import { rendered } from '../support/rendered.ts';
import { named } from './apiserverAnswer.ts';
import { connectionName, type Outcome, type Outcomes, refusal, sorted, UNKNOWN } from './outcome.ts';
import { PROXY_KUBECONFIG, proxyKubeconfig } from './proxyKubeconfig.ts';

/** The inspector's answers about the same nodes: one at the workspace's root, several in folders of their names. */
export async function predict(nodes: readonly NodePki[], now: Date): Promise<Outcomes> {
  const files = new Map<string, NodeFile>();
  for (const node of nodes) {
    const folder = nodes.length === 1 ? '' : `${node.settings.nodeName}/`;
    for (const [path, content] of node.files) files.set(folder + path, content);
    const proxy = proxyKubeconfig(node);
    if (proxy !== undefined) files.set(folder + PROXY_KUBECONFIG, new TextEncoder().encode(proxy));
  }
  const { report, workspace } = await inspectFiles(files, now);
  const outcomes: Record<string, Outcome> = {};
  for (const connection of report.connections) {
    const name = nameOf(connection, (uri) => workspace.path(uri));
    if (name !== undefined) outcomes[name] = exitBefore(connection, report) ?? outcomeOf(connection);
  }
  return sorted(outcomes);
}

/** The last words of a server that is started and exits because of a file before it comes to the connection, which fails by itself as well. */
function exitBefore({ kind, verdict, from, to, stopped: end }: Connection, report: Report): Outcome | undefined {
  if (kind === 'etcd-peer' || verdict !== 'broken' || end !== undefined) return undefined;
  const ends = [to, from]
    .filter(({ component }) => component === 'etcd' || component === 'kube-apiserver')
    .map(processKey);
  const stopped = stoppedComponents(report).find((one) => ends.includes(processKey(one.end)));
  // Without an etcd, the API server comes to every file.
  const stops = stopped ? [stopped.stop, ...(kind === 'etcd' ? [] : stopped.further)] : [];
  const [lastWords] = stops.flatMap((stop) => (stop.by === 'files' ? (stop.lastWords ?? []) : []));
  return lastWords && refusal('configuration', rendered(lastWords) ?? '');
}

/** Undefined for what is no handshake. */
function nameOf({ kind, from, to }: Connection, path: (uri: string) => string): string | undefined {
  switch (kind) {
    case 'tokens':
    case 'signing':
    case 'webhook':
      return undefined;
    case 'etcd-peer':
      return connectionName(kind, [from, to].map(({ uri = '' }) => path(uri).split('/')[0]).join(' > '));
    case 'etcd':
      return connectionName(kind, from.component);
    default:
      return connectionName(
        kind,
        from.uri === undefined || from.component === 'kube-proxy'
          ? from.component
          : (path(from.uri).split('/').at(-1) ?? ''),
      );
  }
}

/** The inspector's answer about one connection. */
export function outcomeOf(connection: Connection): Outcome {
  const { kind, verdict, side, error, identity } = connection;
  // The extension server's own certificate is unknown, and no certificate from it is compared.
  if (kind === 'aggregation' && verdict === 'unknown') return 'ok';
  if (verdict === 'ok' && identity !== undefined) return `ok ${named(identity.user, identity.groups)}`;
  if (verdict !== 'broken') return verdict;
  if (isBrokenByOtherFiles(connection)) return UNKNOWN;
  return refusal(side ?? 'configuration', answerOf(connection) ?? rendered(error) ?? '');
}

/** kubectl stands for a component, but reads no more than its kubeconfig. */
function isBrokenByOtherFiles({ kind, from, stopped, at }: Connection): boolean {
  return kind === 'api' && stopped === from.component && at.uri !== from.uri;
}

/** An HTTP status, and what is logged of it; undefined if the handshake fails. */
function answerOf({ answer, logging, error }: Connection): string | undefined {
  if (answer === undefined) return undefined;
  const code = answer === 'forbidden' ? '403' : '401';
  return logging === 'never' ? code : `${code}: ${rendered(error)}`;
}
