import type { ComponentName } from '../../model/documents/component.ts';
import type { FlagRole, FlagSpec, SideName } from '../../model/flagSpec.ts';
import { CLUSTER_CLIENT_FLAGS } from './clusterClients.ts';
import { CLUSTER_MESH_CLIENT_FLAGS, CLUSTER_MESH_ETCD_FLAGS } from './clusterMesh.ts';
import { ETCD_FLAGS } from './etcd.ts';
import { ETCDBRCTL_FLAGS } from './etcdbrctl.ts';
import { ETCDCTL_FLAGS } from './etcdctl.ts';
import { ETCD_MANAGER_FLAGS } from './etcdManager.ts';
import { HUBBLE_RELAY_FLAGS, HUBBLE_SERVER_FLAGS } from './hubble.ts';
import { KONNECTIVITY_AGENT_FLAGS, KONNECTIVITY_SERVER_FLAGS } from './konnectivity.ts';
import { KUBE_APISERVER_FLAGS } from './kubeApiserver.ts';
import { KUBE_CONTROLLER_MANAGER_FLAGS } from './kubeControllerManager.ts';
import { KUBELET_FLAGS } from './kubelet.ts';
import { KUBE_PROXY_FLAGS } from './kubeProxy.ts';
import { KUBE_SCHEDULER_FLAGS } from './kubeScheduler.ts';
import { KUBE_VIP_FLAGS } from './kubeVip.ts';
import { METRICS_SERVER_FLAGS } from './metricsServer.ts';
import { NETWORK_PLUGIN_FLAGS } from './networkPlugins.ts';
import { RANCHER_AGENT_FLAGS } from './rancherAgent.ts';
import { OTELCOL_FLAGS, PROMETHEUS_FLAGS, VMAGENT_FLAGS } from './scrapers.ts';

const TABLE: ReadonlyMap<ComponentName, ReadonlyMap<string, FlagSpec>> = new Map(
  [
    KUBE_APISERVER_FLAGS,
    KUBE_CONTROLLER_MANAGER_FLAGS,
    KUBE_SCHEDULER_FLAGS,
    ETCD_FLAGS,
    KUBELET_FLAGS,
    KUBE_PROXY_FLAGS,
    ETCDCTL_FLAGS,
    ETCDBRCTL_FLAGS,
    METRICS_SERVER_FLAGS,
    PROMETHEUS_FLAGS,
    VMAGENT_FLAGS,
    OTELCOL_FLAGS,
    ...NETWORK_PLUGIN_FLAGS,
    KONNECTIVITY_SERVER_FLAGS,
    KONNECTIVITY_AGENT_FLAGS,
    KUBE_VIP_FLAGS,
    HUBBLE_SERVER_FLAGS,
    HUBBLE_RELAY_FLAGS,
    CLUSTER_MESH_ETCD_FLAGS,
    ...CLUSTER_MESH_CLIENT_FLAGS,
    RANCHER_AGENT_FLAGS,
    ETCD_MANAGER_FLAGS,
    ...CLUSTER_CLIENT_FLAGS,
  ].map((rows) => [rows[0]?.component ?? 'kubelet', new Map(rows.map((row) => [row.name, row]))]),
);

/** Every flag of a component that concerns the PKI; none for a component without a table. */
export function flagSpecs(component: ComponentName): readonly FlagSpec[] {
  return [...(TABLE.get(component)?.values() ?? [])];
}

/** The meaning of a flag, by its name without dashes; undefined if it does not concern the PKI. */
export function flagSpec(component: ComponentName, name: string): FlagSpec | undefined {
  return TABLE.get(component)?.get(name);
}

/** The rows of all components whose flags set up a side. */
export const SIDE_FLAGS: readonly FlagSpec[] = [...TABLE.values()].flatMap((rows) =>
  [...rows.values()].filter(({ side }) => side !== undefined),
);

/** By component, side and role. */
const OF_SIDES: ReadonlyMap<string, FlagSpec> = new Map(
  SIDE_FLAGS.map((spec) => [`${spec.component} ${spec.side} ${spec.role}`, spec]),
);

/** The row of the flag by which a side of the component gets what has the role; undefined if it has none. */
export function specOfSide(component: ComponentName, side: SideName, role: FlagRole): FlagSpec | undefined {
  return OF_SIDES.get(`${component} ${side} ${role}`);
}

/** The name of that flag. */
export function flagOfSide(component: ComponentName, side: SideName, role: FlagRole): string | undefined {
  return specOfSide(component, side, role)?.name;
}

/** The names of the flags by which a side of the component gets what has these roles. */
export function flagsOfSide(
  component: ComponentName,
  side: SideName,
  ...roles: readonly FlagRole[]
): readonly string[] {
  return roles.flatMap((role) => flagOfSide(component, side, role) ?? []);
}

/** Roles of flags that carry a credential. */
const CREDENTIAL_ROLES: ReadonlySet<FlagRole> = new Set([
  'certificate',
  'privateKey',
  'trustBundle',
  'signerCertificate',
  'signerKey',
  'verificationKeys',
  'signingKey',
]);

/** Whether the flag carries a certificate, a key, or a bundle of them. */
export function carriesCredential(role: FlagRole): boolean {
  return CREDENTIAL_ROLES.has(role);
}

const FILE_ROLES: ReadonlySet<FlagRole> = new Set([...CREDENTIAL_ROLES, 'kubeconfig', 'revocationList', 'file']);

/** Whether the flag's value is the path of one file that the component opens. */
export function namesFile(role: FlagRole | undefined): boolean {
  return role !== undefined && FILE_ROLES.has(role);
}
