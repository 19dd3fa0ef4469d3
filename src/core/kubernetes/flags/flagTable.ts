import type { ComponentName } from '../../model/documents/component.ts';
import type { FlagRole, FlagSpec, SideName } from '../../model/flagSpec.ts';
import { ETCD_FLAGS } from './etcd.ts';
import { KUBE_APISERVER_FLAGS } from './kubeApiserver.ts';
import { KUBE_CONTROLLER_MANAGER_FLAGS } from './kubeControllerManager.ts';
import { KUBELET_FLAGS } from './kubelet.ts';
import { KUBE_PROXY_FLAGS } from './kubeProxy.ts';
import { KUBE_SCHEDULER_FLAGS } from './kubeScheduler.ts';

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

/** By component, side and role. */
const OF_SIDES: ReadonlyMap<string, string> = new Map(
  [...TABLE.values()].flatMap((rows) =>
    [...rows.values()].flatMap(({ component, side, role, name }) =>
      side ? [[`${component} ${side} ${role}`, name] as const] : [],
    ),
  ),
);

/** The name of the flag by which a side of the component gets what has the role; undefined if it has none. */
export function flagOfSide(component: ComponentName, side: SideName, role: FlagRole): string | undefined {
  return OF_SIDES.get(`${component} ${side} ${role}`);
}

const FILE_ROLES: ReadonlySet<FlagRole> = new Set([
  'certificate',
  'privateKey',
  'trustBundle',
  'signerCertificate',
  'signerKey',
  'verificationKeys',
  'signingKey',
  'kubeconfig',
  'revocationList',
  'file',
]);

/** Whether the flag's value is the path of one file that the component opens. */
export function namesFile(role: FlagRole | undefined): boolean {
  return role !== undefined && FILE_ROLES.has(role);
}
