import { flagPlace, flagText, flagUrls, flagView } from '../../cluster/nodes/flags.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { etcdEnd } from '../lookup/etcdProcesses.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import type { ListeningSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * etcd-manager of kOps, which starts etcd with a pair that it issues by the CA of etcd's clients, and requires certificates of that CA
 * (kubernetes-sigs/etcd-manager, pkg/etcd/pki.go and etcdprocess.go; kubernetes/kops, nodeup/pkg/model/etcd_manager_tls.go).
 */
export const etcdManager: Participant = {
  listens: (node) => node.components.filter(({ name }) => name === 'etcd-manager').flatMap((one) => serves(node, one)),
};

function serves(node: NodeView, manager: ComponentView): readonly ListeningSide[] {
  const trusts = clientsAuthority(node, manager);
  if (!trusts || booleanOf(flagView(manager, 'etcd-insecure')?.flag) === true) return [];
  return [
    {
      does: 'listens',
      service: 'etcd-manager',
      end: etcdEnd(node, manager),
      at: flagPlace(manager, 'pki-dir'),
      evidence: 'configured',
      component: manager,
      pairs: [],
      trusts,
      demand: 'required',
      issuer: trusts,
      listeners: flagUrls(manager, 'client-urls'),
      advertises: [],
    },
  ];
}

/** The folder of its keys without the flag. */
const FOLDER = '/etc/kubernetes/pki/etcd-manager';

/** The CA that etcd-manager reads in its folder by its name. Without one, it is unknown what etcd does. */
function clientsAuthority(node: NodeView, manager: ComponentView) {
  const folder = flagText(manager, 'pki-dir') ?? FOLDER;
  const mapped = manager.document && hostPathOf(manager.document, `${folder}/etcd-clients-ca.crt`);
  return mapped?.kind === 'host' ? fileCredentials(node, mapped.path) : undefined;
}
