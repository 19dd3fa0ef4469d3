import type { Severity } from '../../model/finding.ts';
import { SEVERITIES } from '../../model/finding.ts';
import type { FlagView } from '../../model/node.ts';
import type { AuditInput } from './audit/auditInput.ts';
import type { JsonConnection } from './json/jsonConnections.ts';

/** The selection that an assistant asks for; everything if it is empty. */
export interface AssistantQuery {
  /** Part of a path, in any case. */
  readonly path?: string | undefined;
  /** Name of a component of the cluster: its own files and those that it reads. */
  readonly component?: string | undefined;
  /** The least severity. */
  readonly severity?: Severity | undefined;
}

/** Tells what a query is about. */
export interface AssistantSelection {
  readonly hasFile: (uri: string) => boolean;
  readonly hasSeverity: (severity: Severity) => boolean;
  readonly hasConnection: (connection: JsonConnection) => boolean;
}

export function assistantSelection(input: AuditInput, query: AssistantQuery): AssistantSelection {
  const { path, component, severity } = query;
  const wanted = path?.toLowerCase();
  const hasPath = (file: string | null) => wanted === undefined || (file?.toLowerCase().includes(wanted) ?? false);
  const uris = component === undefined ? undefined : urisOf(input, component);
  return {
    hasFile: (uri) => hasPath(input.pathOf(uri)) && (uris?.has(uri) ?? true),
    hasSeverity: (one) => severity === undefined || SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(severity),
    hasConnection: ({ from, to }) =>
      (hasPath(from.file) || hasPath(to.file)) &&
      (component === undefined || from.component === component || to.component === component),
  };
}

/** The files that set a component up and those that its flags and kubeconfigs lead to. */
function urisOf({ report }: AuditInput, name: string): ReadonlySet<string> {
  const uris = new Set<string>();
  for (const { view } of report.nodes) {
    for (const { name: own, uri, flags, implied, embedded = [] } of view.components) {
      if (own !== name) continue;
      uris.add(uri);
      for (const credentials of implied.values()) uris.add(credentials.uri);
      for (const target of [...flags.flatMap(targetsOf), ...embedded.flatMap(targetOf)]) {
        uris.add(target);
      }
    }
    for (const { uri, owner, clusters, users } of view.kubeconfigs) {
      if (owner !== name) continue;
      uris.add(uri);
      const allCredentials = [
        ...clusters.map(({ certificateAuthority }) => certificateAuthority),
        ...users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]),
      ];
      for (const credentials of allCredentials) if (credentials) uris.add(credentials.uri);
    }
  }
  return uris;
}

function targetsOf({ reference, parts = [] }: FlagView): readonly string[] {
  return [...targetOf(reference), ...parts.flatMap(targetsOf)];
}

function targetOf(reference: FlagView['reference']): readonly string[] {
  return reference?.resolution.kind === 'file' ? [reference.resolution.uri] : [];
}
