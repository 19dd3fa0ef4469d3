import { kubeadmOnNode, type Renewal } from '../../cluster/nodes/renewal.ts';
import { reissueCommand } from '../../kubernetes/kubeadm/kubeadmCommands.ts';
import { certificateRenewal } from '../../kubernetes/kubeadm/kubeadmLayout.ts';
import type { Finding } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { ExpirationRow } from './expirationRows.ts';

/** What kubeadm is told on the node; for a missing file the command that makes it anew. */
export function kubeadmRenewal(row: ExpirationRow, node: NodeView): Renewal {
  if (row.authority === undefined) return AUTHORITY;
  if (row.isUnread) return UNREAD;
  if (row.externallyManaged) {
    const name = row.authority;
    return { note: phrase('kubeadm cannot renew it: the key of {name} is not on this node.', { name }) };
  }
  return { command: kubeadmOnNode(node, row.path, row.artifact ? certificateRenewal : reissueCommand) };
}

/** The command of a finding about the certificate's time, such as the copy of a renewed admin.conf. */
export function findingRenewal(findings: readonly Finding[]): Renewal {
  return { command: findings.find(({ rule, command }) => command !== undefined && TIMELY.test(rule))?.command };
}

const TIMELY = /^(?:validity\/|kubeconfigs\/kubeconfig-stale-copy$|kubelet\/kubelet-bootstrap-dead-end$)/;

const UNREAD: Renewal = { note: phrase('Its file was not read.') };

const AUTHORITY: Renewal = { note: phrase('kubeadm does not renew CAs.') };
