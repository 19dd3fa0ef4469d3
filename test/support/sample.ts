import { faultById } from './faults.ts';
import { buildNode, type NodeFiles } from './kubeadmNode.ts';
import { days, type NodeOptions } from './nodeOptions.ts';

const SAMPLE_FAULTS = [
  'etcd-cafile-cluster-ca',
  'scheduler-client-expired',
  'apiserver-san-service-ip',
  'front-proxy-cn',
  'kubelet-client-by-other-ca',
  'ca-key-mismatch',
];

/** One node to look at: six instructive faults, and an etcd certificate about to expire. Relative to the real time. */
export function buildSample(now: Date = new Date(), options: NodeOptions = {}): Promise<NodeFiles> {
  return buildNode({
    ...options,
    now,
    systemdUnit: true,
    edit: async (_files, pki) => {
      for (const id of SAMPLE_FAULTS) await faultById(id).apply(pki);
      const validity = { notBefore: days(now, -353), notAfter: days(now, 12) };
      pki.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', validity);
    },
  });
}
