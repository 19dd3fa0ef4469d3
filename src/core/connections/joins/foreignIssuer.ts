import { certificateListOf } from '../../model/credentialSource.ts';
import type { Text } from '../../model/text/text.ts';
import type { ConnectingSide, ListeningSide, Refusal } from '../../uses/side/side.ts';

/** The refusal of a client that trusts none of the CAs by which the server issues its pair. Undefined for a CA that another one may have issued. */
export function foreignIssuer(
  { trusts }: ConnectingSide,
  { issuer, at }: ListeningSide,
  reason: (trusted: Text) => Text,
): Refusal | undefined {
  if (!issuer?.known || !trusts?.known || [issuer, trusts].some(({ problems = [] }) => problems.length > 0))
    return undefined;
  const [issuers, trusted] = [certificateListOf(issuer), certificateListOf(trusts)];
  const keys = new Set(trusted.map(({ publicKey }) => publicKey.id));
  const isRoot = issuers.every(({ subject, issuer: above }) => subject.der === above.der);
  if (issuers.length * trusted.length === 0 || !isRoot || issuers.some(({ publicKey }) => keys.has(publicKey.id))) {
    return undefined;
  }
  return {
    side: 'client',
    error: 'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    reason: reason(trusts.label),
    at: trusts.at,
    otherAt: at,
  };
}
