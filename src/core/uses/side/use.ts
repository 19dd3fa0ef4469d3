import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { ComponentView, KubeconfigOwner, KubeconfigView } from '../../model/node.ts';

/** A file, or embedded data, that a flag or field gives to a participant, or makes it read by a fixed name. */
export interface Use {
  readonly owner: KubeconfigOwner;
  /** Present for a flag or field of a component. */
  readonly component?: ComponentView;
  /**
   * Flag name without dashes; "certificate-authority", "client-certificate" or "client-key" of a kubeconfig; "caBundle", "clientCert",
   * "clientKey", "serverCert" or "serverKey" of another configuration.
   */
  readonly name: string;
  readonly role: FlagRole;
  readonly purposes: readonly ('serverAuth' | 'clientAuth')[];
  readonly credentials: CredentialSource;
  /** `conventional` if no file names it, and only kubeadm's file names show who reads it. */
  readonly evidence: Evidence;
  /** Present for a field of a kubeconfig. */
  readonly kubeconfig?: KubeconfigView;
  /** A later occurrence of the flag replaces it. */
  readonly isSuperseded?: true;
}
