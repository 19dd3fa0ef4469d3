import { credentialSourceOf } from '../../cluster/nodes/flags.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';

const AUTHORITY_ROLES: ReadonlySet<FlagRole | undefined> = new Set(['trustBundle', 'signerCertificate']);

/** Whether some component or kubeconfig of the node trusts the certificate as a CA, or signs with it. */
export function isAuthorityOf(node: NodeView, certificate: Certificate): boolean {
  return bundles(node).some((bundle) =>
    certificatesOf(bundle).some((one) => one.certificate.sha256 === certificate.sha256),
  );
}

function bundles(node: NodeView): readonly CredentialSource[] {
  const ofFlags = node.components.flatMap(({ name, flags }) =>
    flags.flatMap(({ reference, spec }) =>
      reference && AUTHORITY_ROLES.has(spec?.role) ? [credentialSourceOf(reference, name)] : [],
    ),
  );
  const ofKubeconfigs = node.kubeconfigs.flatMap(({ clusters }) =>
    clusters.flatMap(({ certificateAuthority }) => certificateAuthority ?? []),
  );
  return [...ofFlags, ...ofKubeconfigs];
}
