import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { LoggedError } from '../read/loggedError.ts';

/** The findings that account for the connections, in their order; without any, those that can cause the error by themselves. */
export function matchFindings(
  message: LoggedError,
  connections: readonly Connection[],
  findings: readonly Finding[],
): readonly Finding[] {
  const isOfKind = ({ rule }: Finding) => message.kind.rules.includes(rule);
  const causes = connections.flatMap(({ id }) => {
    const those = findings.filter(({ breaks }) => breaks?.includes(id));
    return [...those.filter(isOfKind), ...those.filter((finding) => !isOfKind(finding))];
  });
  if (causes.length > 0) return [...new Set(causes)];
  const candidates = findings.filter(
    (finding) => isOfKind(finding) && finding.severity !== 'hint' && finding.breaks === undefined,
  );
  const named = candidates.filter((finding) => quotes(message, finding));
  if (named.length > 0) return named;
  return isWithoutConnection(message) ? candidates : [];
}

/** Whether the finding names what the message quotes, or the host that it is about. */
function quotes({ values, address }: LoggedError, { message }: Finding): boolean {
  const text = plainText(message);
  const quoted = [values.path, values.host, values.user, values.authority, values.flag, address].flatMap(
    (value) => value || [],
  );
  return quoted.some((value) => text.includes(value));
}

/** Whether no connection of the report could show the error. */
function isWithoutConnection({ kind, speaker }: LoggedError): boolean {
  return kind.failures.length === 0 || kind.rejects === 'nobody' || speaker === undefined;
}
