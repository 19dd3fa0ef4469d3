/** Flags of the controller manager that name a CA to sign requests with; the first is the one for all signers. */
export const SIGNER_FLAGS: readonly string[] = [
  'cluster-signing-cert-file',
  'cluster-signing-kubelet-client-cert-file',
  'cluster-signing-kubelet-serving-cert-file',
  'cluster-signing-kube-apiserver-client-cert-file',
  'cluster-signing-legacy-unknown-cert-file',
];
