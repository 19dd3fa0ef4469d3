import { phrase } from '../../model/text/text.ts';
import { lacksSuite } from '../../trust/suiteKeys.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { broken, type Evaluation, loggedBy, printed } from './evaluation.ts';
import { shownCertificates } from './goBlocks.ts';

/**
 * The failure of a handshake without TLS 1.3 in which the list of an end has no suite for the key of the server's certificate: the server ends it
 * before it presents anything (tried with etcd 3.6). Undefined for any other.
 */
export function evaluateSuites({
  suiteLimits = [],
  serverCertificate,
  ...spec
}: HandshakeSpec): Evaluation | undefined {
  const [leaf] = serverCertificate ? shownCertificates(serverCertificate) : [];
  if (!leaf || spec.isPlain || suiteLimits.every(({ versionAt }) => !versionAt)) return undefined;
  const lists = suiteLimits.flatMap(({ list }) => list ?? []);
  const lacking = lists.find(({ suites }) => lacksSuite(suites, leaf.certificate));
  if (!lacking || !serverCertificate) return undefined;
  const { algorithm } = leaf.certificate.publicKey;
  return {
    ...broken(
      'server',
      'tls: no cipher suite supported by both client and server',
      phrase('No listed cipher suite works with the {algorithm} key of {textLabel}.', {
        algorithm,
        textLabel: serverCertificate.label,
      }),
      lacking.at,
    ),
    ...loggedBy(spec),
    clientError: printed('remote error: tls: handshake failure'),
  };
}
