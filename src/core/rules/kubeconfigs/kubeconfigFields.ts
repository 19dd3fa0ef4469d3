import type { CredentialField } from '../../model/documents/located.ts';
import type { Material } from '../../model/material.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/** One credential of a kubeconfig with the entry it belongs to. */
export interface KubeconfigField {
  readonly kubeconfig: KubeconfigView;
  /** Without "-data". */
  readonly name: 'certificate-authority' | 'client-certificate' | 'client-key';
  /** The cluster's or user's name. */
  readonly entry: string;
  readonly field: CredentialField;
  readonly material: Material | undefined;
  /** Whether `current-context` leads to it: client-go checks nothing else. */
  readonly isCurrent: boolean;
}

export function* kubeconfigFields(node: NodeView): Generator<KubeconfigField> {
  for (const kubeconfig of node.kubeconfigs) {
    const { current } = kubeconfig;
    for (const view of kubeconfig.clusters) {
      const { cluster, certificateAuthority: material } = view;
      const isCurrent = view === current.cluster;
      const entry = cluster.name;
      yield {
        kubeconfig,
        name: 'certificate-authority',
        entry,
        field: cluster.certificateAuthority,
        material,
        isCurrent,
      };
    }
    for (const view of kubeconfig.users) {
      const { user, clientCertificate, clientKey } = view;
      const common = { kubeconfig, entry: user.name, isCurrent: view === current.user };
      yield { ...common, name: 'client-certificate', field: user.clientCertificate, material: clientCertificate };
      yield { ...common, name: 'client-key', field: user.clientKey, material: clientKey };
    }
  }
}
