import { kubeadmPlan, type LayoutPlan, pairs } from '../layoutPlan.ts';
import type { KubeconfigRole } from '../roles.ts';

/** k0s, whose controller starts the components with flags that no file holds (k0s, cmd/controller/certificates.go). */
export function k0sPlan(): LayoutPlan {
  const data = '/var/lib/k0s';
  const pki = `${data}/pki`;
  const plan = kubeadmPlan('k0s', pki, false);
  const places = new Map([
    ...plan.places,
    ...pairs(pki, { apiserver: 'server', admin: 'admin', 'controller-manager': 'ccm', scheduler: 'scheduler' }),
  ]);
  places.delete('etcd-healthcheck-client');
  return {
    ...plan,
    places,
    kubeconfigs: new Map<KubeconfigRole, string>([
      ['admin', `${pki}/admin.conf`],
      ['controller-manager', `${pki}/ccm.conf`],
      ['scheduler', `${pki}/scheduler.conf`],
      ['kubelet-client', `${data}/kubelet.conf`],
    ]),
    runs: 'k0s',
    binaries: `${data}/bin`,
    kubeletHome: `${data}/kubelet`,
  };
}
