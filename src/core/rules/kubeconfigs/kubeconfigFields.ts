import type { CredentialSource } from '../../model/credentialSource.ts';
import type { CredentialField } from '../../model/documents/located.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/** One credential of a kubeconfig with the entry it belongs to. */
export interface KubeconfigField {
  readonly kubeconfig: KubeconfigView;
  /** Without "-data". */
  readonly name: 'certificate-authority' | 'client-certificate' | 'client-key';
  /** The cluster's or user's name. */
  readonly entry: string;
  readonly field: CredentialField;
  readonly credentials: CredentialSource | undefined;
  /** Whether `current-context` leads to it: client-go checks nothing else. */
  readonly isCurrent: boolean;
}

export function* kubeconfigFields(node: NodeView): Generator<KubeconfigField> {
  for (const kubeconfig of node.kubeconfigs) {
    const { current } = kubeconfig;
    for (const view of kubeconfig.clusters) {
      const { cluster, certificateAuthority: credentials } = view;
      const isCurrent = view === current.cluster;
      const entry = cluster.name;
      yield {
        kubeconfig,
        name: 'certificate-authority',
        entry,
        field: cluster.certificateAuthority,
        credentials,
        isCurrent,
      };
    }
    for (const view of kubeconfig.users) {
      const { user, clientCertificate, clientKey } = view;
      const common = { kubeconfig, entry: user.name, isCurrent: view === current.user };
      yield { ...common, name: 'client-certificate', field: user.clientCertificate, credentials: clientCertificate };
      yield { ...common, name: 'client-key', field: user.clientKey, credentials: clientKey };
    }
  }
}
