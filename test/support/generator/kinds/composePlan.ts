import type { Draw } from '../../../fuzz/draw.ts';
import { kubeadmPlan, type LayoutPlan } from '../layoutPlan.ts';
import type { KubeconfigRole } from '../roles.ts';

/** A control plane that Compose starts on one machine, next to its certificates and kubeconfigs. */
export function composePlan(draw: Draw): LayoutPlan {
  const base = draw.pick(['/srv/cluster', '/opt/k8s', '/home/dev/cluster', '/root/control-plane']);
  const plan = kubeadmPlan('compose', `${base}/${draw.pick(['certs', 'pki', 'ssl'])}`, false);
  const ending = draw.pick(['kubeconfig', 'conf']);
  const kubeconfigs = new Map<KubeconfigRole, string>([
    ['admin', draw.pick([`${base}/admin.conf`, `${base}/conf/admin.${ending}`])],
    ['controller-manager', `${base}/conf/controller-manager.${ending}`],
    ['scheduler', `${base}/conf/scheduler.${ending}`],
  ]);
  const definition = `${base}/${draw.pick(['docker-compose.yml', 'docker-compose.yaml', 'compose.yaml'])}`;
  const hosts = { apiserver: 'kube-apiserver', etcd: 'etcd' };
  return { ...plan, runs: 'compose', kubeconfigs, definition, ...(draw.chance(2) && { hosts }) };
}
