import type { InspectedNode, Report, Thresholds } from '../../../core/index.ts';
import type { FailingCertificates } from '../nodes/failingCertificates.ts';
import { type CertificateFilter, passes } from './filter.ts';
import type { Grouping } from './grouping.ts';
import { CertificateListing, type ListedCertificate } from './listing.ts';
import type { RotationView } from './rotationNode.ts';

/** How the certificates are shown. */
export interface CertificateView {
  readonly grouping: Grouping;
  /** Absent if all are shown. */
  readonly filter?: CertificateFilter | undefined;
  /** The rotations, with several trusted generations of a CA; absent if they are not looked for. */
  readonly rotations?: RotationView;
  /** Absent if connections are not looked at. */
  readonly failing?: FailingCertificates;
}

/** The certificates of a node that the filter lets through, in the listing's order. */
export function shownCertificates(
  listing: CertificateListing,
  { filter }: Pick<CertificateView, 'filter'>,
): readonly ListedCertificate[] {
  return filter ? listing.all.filter((one) => passes(one, listing, filter)) : listing.all;
}

/** Whether a node has a row; without a filter nothing is judged. */
export function hasCertificates(
  node: InspectedNode,
  now: number,
  thresholds: Thresholds,
  view: CertificateView,
): boolean {
  if (view.filter) return shownCertificates(new CertificateListing(node, now, thresholds), view).length > 0;
  return node.view.files.some(({ file }) =>
    file.artifacts.some(({ kind }) => kind === 'certificate' || kind === 'certificateRequest'),
  );
}

/** How many certificates are shown of how many, each counted once a node. */
export function countShown(
  report: Report,
  thresholds: Thresholds,
  view: Pick<CertificateView, 'filter'>,
): { readonly shown: number; readonly total: number } {
  let shown = 0;
  let total = 0;
  for (const node of report.nodes) {
    const listing = new CertificateListing(node, report.now, thresholds);
    shown += shownCertificates(listing, view).length;
    total += listing.all.length;
  }
  return { shown, total };
}
