import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import { usesOf } from '../usesOf.ts';

export const AUTHORITY_ROLES: ReadonlySet<FlagRole> = new Set(['trustBundle', 'signerCertificate']);

/** Whether some component or kubeconfig of the node trusts the certificate as a CA, or signs with it. */
export function isAuthorityOf(node: NodeView, certificate: Certificate): boolean {
  return usesOf(node).some(
    ({ role, evidence, credentials }) =>
      AUTHORITY_ROLES.has(role) &&
      evidence === 'configured' &&
      certificatesOf(credentials).some((one) => one.certificate.sha256 === certificate.sha256),
  );
}
