import type { Connection } from '../../../../src/core/model/connection.ts';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { clientLines, unauthorizedLines } from './clientLines.ts';
import { alertLines, programLines } from './programLines.ts';
import { clientRejectedLines, serverRejectedLines, unauthenticatedLines } from './serverLines.ts';
import { failedStarts, refusedLines } from './startLines.ts';

/** The output of one reader of a fault. */
export interface Wording {
  /** The program, and its releases if their lines differ. */
  readonly reader: string;
  readonly line: string;
}

/** Every line by which any reader at either end of a broken connection may print its error, in the words of each release. */
export function wordingsOf(connection: Connection, now: Date): readonly Wording[] {
  const error = contentOf(connection.error) ?? '';
  const { side, answer, logging = 'always', stopped, to, failure } = connection;
  if (side === 'configuration') {
    const own = failedStarts(stopped ?? connection.from.component, error, now);
    return stopped === to.component ? [...own, ...refusedLines(connection, now)] : own;
  }
  const texts = releasesOf(error);
  if (side === 'client') {
    const lines = texts.flatMap((text) => clientLines(connection, text, now));
    return failure
      ? [...lines, ...clientRejectedLines(connection, failure, now), ...programLines(connection, failure)]
      : lines;
  }
  const clientError = contentOf(connection.clientError) ?? '';
  if (answer === 'unauthorized') {
    const seen = clientError === 'Unauthorized' ? unauthorizedLines(connection, now) : [];
    return logging === 'always'
      ? [...texts.flatMap((text) => unauthenticatedLines(connection, text, now)), ...seen]
      : seen;
  }
  if (connection.kind === 'tokens') return unauthenticatedLines(connection, error, now);
  const rejected = texts.flatMap((text) => serverRejectedLines(connection, text, now));
  if (!clientError) return rejected;
  const alert = [clientError, ...DROPPED].flatMap((text) => clientLines(connection, text, now));
  return failure ? [...rejected, ...alert, ...alertLines(failure)] : [...rejected, ...alert];
}

/** A client that writes while the alert is on its way, with TLS 1.3. */
const DROPPED = [
  'write tcp 127.0.0.1:33210->127.0.0.1:2379: write: broken pipe',
  'read tcp 127.0.0.1:33210->127.0.0.1:2379: read: connection reset by peer',
];

const FAILED = 'tls: failed to verify certificate: ';

/** The error in the words of releases of Go: 1.20 and later, before that, and before 1.14, which prints no instants. */
function releasesOf(error: string): readonly string[] {
  const bare = error.replaceAll(FAILED, '');
  const isHandshake = bare.startsWith('x509: ');
  const named = bare.replace(
    'use SANs instead',
    'use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0',
  );
  // Serial numbers came later.
  const undated = bare.includes('SN=')
    ? bare
    : bare.replaceAll(/: current time \S+ is (?:after|before) [^\s,\]]+/g, '');
  return [...new Set([error, bare, ...(isHandshake ? [FAILED + bare] : []), named, undated])];
}
