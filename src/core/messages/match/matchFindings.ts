import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { plainText } from '../../model/text/plainText.ts';
import { quotedTexts } from '../../model/text/quotedTexts.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { readLine } from '../read/readMessages.ts';

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
  if (!isWithoutConnection(message, isShown)) return [];
  const predicting = candidates.filter((finding) => predicts(finding, message));
  return [...predicting, ...candidates.filter((finding) => !predicting.includes(finding))];
}

/** Whether the finding names what the message quotes, or the host that it is about. */
function quotes({ values, address }: LoggedError, { message }: Finding): boolean {
  const text = plainText(message);
  const { path, host, port, user, authority, flag } = values;
  const quoted = [path, host, port, user, authority, flag, address].flatMap((value) => value || []);
  return quoted.some((value) => text.includes(value));
}

/** Whether the finding says itself that an error of this kind is logged. */
function predicts({ message }: Finding, { kind }: LoggedError): boolean {
  return quotedTexts(message).some((text) => readLine(text)?.kind === kind);
}

/** Whether no connection of the report could show the error: a single member of etcd has no connections to others, for example. */
function isWithoutConnection({ kind, speaker, peer }: LoggedError, isShown: boolean): boolean {
  if (kind.failures.length === 0 || kind.rejects === 'nobody' || speaker === undefined) return true;
  return peer !== undefined && !isShown;
}
