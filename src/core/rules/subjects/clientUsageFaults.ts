import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import type { NodeView } from '../../model/node.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { type CredentialUse, credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { isOfOtherCa } from './isOfOtherCa.ts';

/** The uses as a client certificate that its extended key usage does not allow. A listed purpose binds (RFC 5280 §4.2.1.12). */
export function clientUsageFaults(node: NodeView, trustFaults: readonly TrustFault[]): readonly CredentialUse[] {
  return credentialUses(node).filter((use) => {
    const leaf = leafInUse(use);
    if (use.purpose !== 'clientAuth' || !leaf || chainAllows([leaf.certificate], 'clientAuth')) return false;
    return !isOfOtherCa(use, trustFaults);
  });
}

/** SHA-256 of the certificates that an error about such a use names: the same fault of one certificate is reported once. */
export function reportedAsClients(node: NodeView, trustFaults: readonly TrustFault[]): ReadonlySet<string> {
  const reported = clientUsageFaults(node, trustFaults).filter(({ logsInOtherwise }) => !logsInOtherwise);
  return new Set(reported.flatMap((use) => leafInUse(use)?.certificate.sha256 ?? []));
}
