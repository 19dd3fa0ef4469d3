import type { ComponentName } from './documents.ts';
import type { FlagSpec } from './flagSpec.ts';
import { ETCD_FLAGS } from './flags/etcd.ts';
import { KUBE_APISERVER_FLAGS } from './flags/kubeApiserver.ts';
import { KUBE_CONTROLLER_MANAGER_FLAGS } from './flags/kubeControllerManager.ts';
import { KUBELET_FLAGS } from './flags/kubelet.ts';
import { KUBE_PROXY_FLAGS } from './flags/kubeProxy.ts';
import { KUBE_SCHEDULER_FLAGS } from './flags/kubeScheduler.ts';

const TABLE: ReadonlyMap<ComponentName, ReadonlyMap<string, FlagSpec>> = new Map(
  [
    KUBE_APISERVER_FLAGS,
    KUBE_CONTROLLER_MANAGER_FLAGS,
    KUBE_SCHEDULER_FLAGS,
    ETCD_FLAGS,
    KUBELET_FLAGS,
    KUBE_PROXY_FLAGS,
  ].map((rows) => [rows[0]?.component ?? 'kubelet', new Map(rows.map((row) => [row.name, row]))]),
);

/** Every flag of a component that concerns the PKI; none for a component without a table. */
export function flagSpecs(component: ComponentName): readonly FlagSpec[] {
  return [...(TABLE.get(component)?.values() ?? [])];
}

/** What a flag means, by its name without dashes; undefined where it does not concern the PKI. */
export function flagSpec(component: ComponentName, name: string): FlagSpec | undefined {
  return TABLE.get(component)?.get(name);
}
