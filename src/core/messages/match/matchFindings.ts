import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import type { MessageKind } from '../kinds/messageKind.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { type FindingIndex, findingIndex } from './findingIndex.ts';

/**
 * The findings that account for the connections, in their order; without any, those that can cause the error by themselves. `isShown`:
 * the report has connections between both ends of the error.
 */
export function matchFindings(
  message: LoggedError,
  connections: readonly Connection[],
  findings: readonly Finding[],
  isShown: boolean,
): readonly Finding[] {
  const index = findingIndex(findings);
  const causes = causesOf(message, connections, index);
  if (causes.length > 0) return causes;
  const { byText, inOrder } = index.candidatesOf(message.kind);
  const named = byText.containing(quotedBy(message));
  if (named.length > 0) return named;
  return isWithoutConnection(message, isShown) ? inOrder : [];
}

/** The findings that break the connections, each once. Shared by errors of one kind with the same list of connections. */
function causesOf(
  { kind }: LoggedError,
  connections: readonly Connection[],
  { byConnection, causes }: FindingIndex,
): readonly Finding[] {
  const byKind = causes.get(connections) ?? new Map<MessageKind, readonly Finding[]>();
  causes.set(connections, byKind);
  const known = byKind.get(kind);
  if (known) return known;
  const isOfKind = ({ rule }: Finding) => kind.rules.includes(rule);
  const found = connections.flatMap(({ id }) => {
    const those = byConnection.get(id) ?? [];
    return [...those.filter(isOfKind), ...those.filter((finding) => !isOfKind(finding))];
  });
  const each = [...new Set(found)];
  byKind.set(kind, each);
  return each;
}

/** The values that the message quotes, and the host that it is about. */
function quotedBy({ values, address }: LoggedError): readonly string[] {
  const { path, host, port, user, authority, flag } = values;
  return [path, host, port, user, authority, flag, address].flatMap((value) => value || []);
}

/** Whether no connection of the report could show the error: a single member of etcd has no connections to others, for example. */
function isWithoutConnection({ kind, speaker, peer }: LoggedError, isShown: boolean): boolean {
  if (kind.failures.length === 0 || kind.rejects === 'nobody' || speaker === undefined) return true;
  return peer !== undefined && !isShown;
}
