import { formatIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append } from '../../model/collections/lookup.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import { canonicalHost } from '../../uses/lookup/hosts.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { perNode, type RuleContext } from '../engine/rule.ts';

/**
 * An expired certificate that names the host and that one of the CAs issued, where no valid one does both: clients that trust these CAs reject
 * the server there, by all that the files show.
 */
export function expiredServing(
  node: NodeView,
  host: string,
  authorities: readonly Certificate[],
  { now, signatures }: Pick<RuleContext, 'now' | 'signatures'>,
): Certificate | undefined {
  const issued = (servingByHost(node).get(canonicalHost(host)) ?? []).filter((certificate) =>
    authorities.some((ca) => signatures.verdict(certificate, ca) === 'valid'),
  );
  return issued.every(({ notAfter }) => notAfter < now) ? issued[0] : undefined;
}

/** The certificates for servers, by each name and address. */
const servingByHost = perNode((node): ReadonlyMap<string, readonly Certificate[]> => {
  const found = new Map<string, Certificate[]>();
  for (const { certificate } of certificateUses(node)) {
    if (isAuthority(certificate) || certificate.extendedKeyUsage?.includes('serverAuth') === false) continue;
    for (const name of [...dnsNames(certificate), ...ipAddresses(certificate).map(formatIp)])
      append(found, canonicalHost(name), certificate);
  }
  return found;
});
