/** The signers built into Kubernetes (kubernetes.io, "Certificates and Certificate Signing Requests"). */
export const SIGNER = {
  client: 'kubernetes.io/kube-apiserver-client',
  kubeletClient: 'kubernetes.io/kube-apiserver-client-kubelet',
  kubeletServing: 'kubernetes.io/kubelet-serving',
  legacy: 'kubernetes.io/legacy-unknown',
} as const;

/** Those that may be asked for in `certificates.k8s.io/v1`. */
export const SIGNERS: readonly string[] = [SIGNER.client, SIGNER.kubeletClient, SIGNER.kubeletServing];

/** Flag of the controller manager that names the CA of one signer alone, by signer. */
export const OWN_SIGNER_FLAGS: ReadonlyMap<string, string> = new Map<string, string>([
  [SIGNER.client, 'cluster-signing-kube-apiserver-client-cert-file'],
  [SIGNER.kubeletClient, 'cluster-signing-kubelet-client-cert-file'],
  [SIGNER.kubeletServing, 'cluster-signing-kubelet-serving-cert-file'],
  [SIGNER.legacy, 'cluster-signing-legacy-unknown-cert-file'],
]);

/** The one for every signer that has none of its own. */
export const SIGNER_FLAG = 'cluster-signing-cert-file';
