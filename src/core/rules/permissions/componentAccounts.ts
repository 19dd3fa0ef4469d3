import { effectiveSettings } from '../../cluster/nodes/service.ts';
import type { NodeView } from '../../model/node.ts';

/** Accounts that installers create for components: kubeadm's RootlessControlPlane (KEP-2568), kubespray's kube-cert. */
const INSTALLED = /^(kubeadm-[a-z-]+|kube-cert|etcd)$/;

/** The users and groups that components of the node run as: they own files on purpose. */
export interface ComponentAccounts {
  has(id: number, name: string | undefined): boolean;
}

/** From the pods' security contexts, the units, and the names that installers use. Root is never one of them. */
export function componentAccounts(node: NodeView): ComponentAccounts {
  const ids = new Set(node.components.flatMap(({ document }) => document?.pod?.runsAs ?? []));
  const names = new Set(
    (node.services ?? []).flatMap(({ unit, dropIns }) =>
      ['User', 'Group', 'SupplementaryGroups'].flatMap((key) =>
        effectiveSettings(unit ? [unit, ...dropIns] : dropIns, key).flatMap(({ value }) =>
          value.text.trim().split(/\s+/),
        ),
      ),
    ),
  );
  return {
    has: (id, name) =>
      id !== 0 &&
      (ids.has(id) || names.has(String(id)) || (name !== undefined && (names.has(name) || INSTALLED.test(name)))),
  };
}
