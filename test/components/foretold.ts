import { componentStates } from '../../src/core/inspection/componentStates.ts';
import { lastWordsOf } from '../../src/core/inspection/lastWords.ts';
import { type RunningOutcome, runningOutcome } from '../../src/core/inspection/outcomes.ts';
import type { Connection, RefusingSide } from '../../src/core/model/connection.ts';
import type { Version } from '../../src/core/model/documents/version.ts';
import type { NodeView } from '../../src/core/model/node.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import type { NodeFiles } from '../support/nodeOptions.ts';
import { rendered } from '../support/rendered.ts';
import { plainLine } from './node/program.ts';

/** The prediction for one connection, as far as it can be compared with real components. */
export interface ForetoldConnection {
  /** Such as "api scheduler.conf" or "etcd kube-apiserver". */
  readonly name: string;
  readonly kind: Connection['kind'];
  readonly client: string;
  readonly server: string;
  /** Path on the node of the kubeconfig that the client uses. */
  readonly kubeconfig?: string | undefined;
  /** The client's address without a port. */
  readonly host?: string | undefined;
  readonly verdict: Connection['verdict'];
  /** The effect of an expired certificate on a client that runs already, if it differs from a new connection. */
  readonly running?: RunningOutcome | undefined;
  readonly side?: RefusingSide | undefined;
  /** The component that does not start. */
  readonly stopped?: string | undefined;
  /** How the server answers where TLS let the client in. */
  readonly answer?: Connection['answer'] | undefined;
  /** True if the server's text is not printed at the usual verbosity. */
  readonly isSilent: boolean;
  /** The log text of the rejecting end, and the output of the client. */
  readonly text?: string | undefined;
  readonly clientText?: string | undefined;
}

/** The prediction for one component. */
export interface ForetoldComponent {
  readonly name: string;
  readonly state: 'starts' | 'does not start' | 'unknown';
  /** Its last error, if its release is known. */
  readonly lastWords?: string | undefined;
  /** Whether flags or files make it exit before it connects to anything. */
  readonly isStoppedByFiles: boolean;
}

export interface Foretold {
  /** In the order of the report. */
  readonly connections: readonly ForetoldConnection[];
  readonly components: readonly ForetoldComponent[];
}

/** The predictions for a node, for the releases that its files state, or for another one. */
export async function foretell(files: NodeFiles, now: Date, release?: Version): Promise<Foretold> {
  const { report, workspace } = await inspectFiles(files, now, { release });
  const views = new Map<string | undefined, NodeView>(report.nodes.map(({ view }) => [view.id, view]));
  return {
    connections: report.connections.map((connection) => foretold(connection, (uri) => `/${workspace.path(uri)}`)),
    components: componentStates(report).map(({ end: { component: name, node }, state, stop }) => {
      const words = stop && lastWordsOf(views.get(node), name, stop);
      return { name, state, lastWords: plain(rendered(words)), isStoppedByFiles: stop?.by === 'files' };
    }),
  };
}

function foretold(connection: Connection, path: (uri: string) => string): ForetoldConnection {
  const { kind, from, to, verdict, side, stopped, answer, host, error, clientError, logging } = connection;
  const file = from.uri === undefined ? undefined : path(from.uri);
  const kubeconfig = kind === 'api' || kind === 'bootstrap' ? file : undefined;
  return {
    name: `${kind} ${kubeconfig?.split('/').at(-1) ?? from.component}`,
    kind,
    client: from.component,
    server: to.component,
    kubeconfig,
    host: host?.value,
    verdict,
    running: runningOutcome(connection),
    side,
    stopped,
    answer,
    isSilent: logging !== undefined && logging !== 'always',
    text: plain(rendered(error)),
    clientText: plain(rendered(clientError)),
  };
}

const plain = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : plainLine(text);
