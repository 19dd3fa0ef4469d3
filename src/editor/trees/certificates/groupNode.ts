import { asText, type Text } from '../../../core/index.ts';
import { withLazyChildren } from '../nodes/lazyChildren.ts';
import { type Status, type TreeNode, worstStatus } from '../nodes/treeNode.ts';
import { certificateNode } from './certificateNode.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

/** A heading over certificates. */
export interface Group {
  /** Below the node's id. */
  readonly id: string;
  readonly label: Text;
  readonly icon: string;
  readonly members: readonly ListedCertificate[];
  /** That of the worst member where absent. */
  readonly status?: Status;
}

/** More rows than these stay closed until someone opens them. */
const MAX_OPEN = 40;

/** The group as a row with its certificates below; as bad as the worst of them. */
export function groupNode(group: Group, listing: CertificateListing): TreeNode {
  const id = `${listing.node.view.id}/${group.id}`;
  return headingNode({ ...group, id }, group.status ?? worstOf(group.members, listing), group.members.length, () =>
    group.members.map((one) => certificateNode(one, id, listing)),
  );
}

/** Any heading with a number of rows below it. */
export function headingNode(
  { id, label, icon }: Pick<Group, 'id' | 'label' | 'icon'>,
  status: Status,
  count: number,
  make: () => readonly TreeNode[],
): TreeNode {
  return withLazyChildren({ id, label, description: asText(count), status, icon, expanded: count <= MAX_OPEN }, make);
}

function worstOf(members: readonly ListedCertificate[], listing: CertificateListing): Status {
  const worst = worstStatus(members.map((one) => listing.statusOf(one)));
  return worst === 'good' ? 'none' : worst;
}
