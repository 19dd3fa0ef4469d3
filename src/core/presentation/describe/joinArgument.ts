import { KUBEADM_FOLDER } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';

/**
 * The argument by which `kubeadm join` pins the cluster's CA (kubernetes.io, "kubeadm join"): the SHA-256 of its public key. Undefined for other
 * CAs, such as those of etcd and of the front proxy, with which a node does not join.
 */
export function joinArgument(certificate: Certificate, views: readonly NodeView[]): string | undefined {
  const isOfCluster =
    isAuthority(certificate) && views.some((view) => clusterAuthorities(view).has(certificate.sha256));
  return isOfCluster ? `--discovery-token-ca-cert-hash sha256:${certificate.publicKey.id}` : undefined;
}

/** SHA-256 of the CAs by which kubeconfigs verify the API server, and of kubeadm's. */
const clusterAuthorities = derived(
  ({ kubeconfigs, files }: NodeView): ReadonlySet<string> =>
    new Set([
      ...kubeconfigs
        .flatMap(({ clusters }) => clusters)
        .flatMap(({ certificateAuthority }) => certificateAuthority ?? [])
        .flatMap((source) => certificatesOf(source).map(({ certificate }) => certificate.sha256)),
      ...files
        .filter(({ hostPath }) => hostPath === `${KUBEADM_FOLDER}/ca.crt`)
        .flatMap(({ file }) => file.artifacts)
        .flatMap((one) => (one.kind === 'certificate' ? one.certificate.sha256 : [])),
    ]),
);
