import type { Draw } from '../../../fuzz/draw.ts';
import { kubeadmPlan, type LayoutPlan } from '../layoutPlan.ts';
import type { KubeconfigRole } from '../roles.ts';

/** A control plane whose pods mount Secrets and ConfigMaps, in the management cluster or in its own. */
export function hostedPlan(draw: Draw): LayoutPlan {
  const namespace = draw.pick(['kube-system', 'tenant-1', 'clusters-a']);
  const folder = draw.pick(['/hosted', '/manifests/control-plane', '/srv/clusters/tenant-1']);
  const plan = kubeadmPlan('mounted objects', draw.pick(['/etc/kubernetes/pki', '/srv/kubernetes/pki']), false);
  // The pods of a self-hosted control plane use the host's network.
  const isSelfHosted = namespace === 'kube-system';
  const hosts = { apiserver: `kube-apiserver.${namespace}.svc`, etcd: `etcd.${namespace}.svc` };
  return {
    ...plan,
    runs: 'workloads',
    namespace,
    kubeconfigs: new Map<KubeconfigRole, string>([
      ['admin', '/etc/kubernetes/admin.conf'],
      ['controller-manager', '/etc/kubernetes/controller-manager.conf'],
      ['scheduler', '/etc/kubernetes/scheduler.conf'],
    ]),
    definition: `${folder}/control-plane.yaml`,
    ...(!isSelfHosted && { hosts }),
  };
}
