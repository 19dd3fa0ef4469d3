import { baseName } from '../../core/beforeCandidates.ts';
import {
  describeRequest,
  type InspectedNode,
  locationOf,
  phrase,
  shortName,
  type Thresholds,
  untrusted,
} from '../../core/index.ts';
import { byAuthority } from './certificates/byAuthority.ts';
import { byComponent } from './certificates/byComponent.ts';
import { byExpiry } from './certificates/byExpiry.ts';
import { byFile } from './certificates/byFile.ts';
import type { CertificateView } from './certificates/certificateView.ts';
import type { Grouping } from './certificates/grouping.ts';
import { headingNode } from './certificates/groupNode.ts';
import { CertificateListing } from './certificates/listing.ts';
import { statusOfFindings } from './nodes/findingIndex.ts';
import type { TreeNode } from './nodes/treeNode.ts';

const BY = {
  authority: byAuthority,
  file: byFile,
  component: byComponent,
  expiry: byExpiry,
} as const satisfies Record<Grouping, (listing: CertificateListing, view: CertificateView) => readonly TreeNode[]>;

/** The certificates of a node, grouped and filtered; its requests last, where nothing is filtered. */
export function certificateNodes(
  node: InspectedNode,
  now: number,
  thresholds: Thresholds,
  view: CertificateView,
): readonly TreeNode[] {
  const listing = new CertificateListing(node, now, thresholds, view.failing);
  return [...BY[view.grouping](listing, view), ...(view.filter ? [] : requestGroup(listing))];
}

function requestGroup({ node, index, context }: CertificateListing): readonly TreeNode[] {
  const id = `${node.view.id}/requests`;
  const requests = node.view.files.flatMap(({ file }) =>
    file.artifacts.flatMap((artifact): readonly TreeNode[] => {
      if (artifact.kind !== 'certificateRequest') return [];
      const place = locationOf(artifact);
      const findings = index.at([place]);
      return [
        {
          id: `${id}/${place.uri}#${place.span.start}`,
          label: shortName(artifact.request.subject),
          description: untrusted(baseName(context.pathOf(place.uri))),
          status: statusOfFindings(findings),
          icon: 'file',
          about: () => describeRequest(artifact.request),
          findings,
          target: place,
          children: [],
        },
      ];
    }),
  );
  const heading = { id, label: phrase('Requests'), icon: 'inbox' };
  return requests.length > 0 ? [headingNode(heading, 'none', requests.length, () => requests)] : [];
}
