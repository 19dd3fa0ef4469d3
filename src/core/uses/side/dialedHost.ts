import type { KubeconfigView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';

/** A host name or address by which clients connect to a server of the node. */
export interface DialedHost {
  /** Without brackets. */
  readonly host: string;
  readonly why:
    | 'service-name'
    | 'service-ip'
    | 'advertise-address'
    | 'kubeconfig'
    | 'etcd-client'
    | 'etcd-advertised'
    | 'etcd-peer'
    | 'node-ip'
    | 'node-name';
  /** The place of the host; absent for the names that every pod uses. */
  readonly at?: Location | undefined;
  readonly kubeconfig?: KubeconfigView;
}
