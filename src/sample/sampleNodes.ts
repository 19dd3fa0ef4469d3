/** A machine of the sample. */
export interface SampleNode {
  readonly name: string;
  readonly address: string;
  /** Its folder in the sample. */
  readonly folder: string;
}

export const CONTROL_PLANE: SampleNode = { name: 'cp-1', address: '10.0.0.10', folder: 'control-plane' };
export const WORKER: SampleNode = { name: 'worker-1', address: '10.0.0.20', folder: 'worker' };

/** kubeadm's default, and its first and tenth address: the Services `kubernetes` and `kube-dns`. */
export const SERVICE_SUBNET = '10.96.0.0/12';
export const KUBERNETES_SERVICE = '10.96.0.1';
export const DNS_SERVICE = '10.96.0.10';

export const API_SERVER_URL = `https://${CONTROL_PLANE.address}:6443`;

/** The same nodes a month ago, as an archive: it is only read when it is asked for. */
export const LAST_MONTH = 'last-month.tar.gz';
