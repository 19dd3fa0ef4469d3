import { flagSpecs } from '../../kubernetes/flags/flagTable.ts';

/** Flags of the controller manager that name a CA to sign requests with; the first is the one for all signers. */
export const SIGNER_FLAGS: readonly string[] = flagSpecs('kube-controller-manager').flatMap(({ role, name }) =>
  role === 'signerCertificate' ? [name] : [],
);
