import { connectionTitle } from '../../../connections/connectionText.ts';
import { type StoppedComponent, stoppedComponents } from '../../../connections/stoppedComponents.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import type { Untrusted } from '../../../model/text/untrusted.ts';
import type { ListedConnection } from './jsonConnections.ts';
import type { PathOf } from './paths.ts';

/** A component that does not start with these files. Components that start are not listed. */
export interface JsonComponent {
  readonly component: string;
  /** The label of its node. */
  readonly node: string;
  readonly file: string | null;
  readonly state: 'does not start';
  readonly reason: string | null;
  /** The last error that it logs. Null if this depends on its release. */
  readonly lastWords: string | null;
  /** Seconds from its start to its exit. Null if unknown. */
  readonly exitsAfter: number | null;
  /** Indices of the connections of which it needs one that works. */
  readonly needs: readonly number[];
}

/** kube-apiserver gives up on etcd after 20 seconds (tried with 1.24.17, 1.28.15 and 1.37.2). */
const PATIENCE = 20;

/** The components that do not start. */
export function jsonComponents(
  report: Report,
  listed: readonly ListedConnection[],
  pathOf: PathOf,
): readonly JsonComponent[] {
  const places = new Map(listed.map(({ connection }, at) => [connection, at]));
  const labels = new Map(report.nodes.map(({ view }) => [view.id, view.label]));
  return stoppedComponents(report.connections).map((stopped) => {
    const { component, node, uri } = stopped.end;
    const isByNeeds = stopped.by === 'needs';
    return {
      component,
      node: (node !== undefined && labels.get(node)) || '',
      file: uri === undefined ? null : pathOf(uri),
      state: 'does not start',
      reason: textOf(reasonOf(stopped)),
      lastWords: isByNeeds ? null : textOf(stopped.connections[0]?.error),
      exitsAfter: isByNeeds ? PATIENCE : null,
      needs: isByNeeds
        ? stopped.connections.flatMap((connection) => places.get(connection) ?? []).sort((a, b) => a - b)
        : [],
    };
  });
}

function reasonOf({ by, connections: [first] }: StoppedComponent): Text | undefined {
  if (!first || by === 'files') return first?.reason;
  return phrase('{connection} is broken.', { connection: connectionTitle(first) });
}

function textOf(text: Text | Untrusted | undefined): string | null {
  return text === undefined ? null : plainText(text);
}
