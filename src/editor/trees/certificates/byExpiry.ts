import { DAY, groupBy, phrase, type Text } from '../../../core/index.ts';
import { type TreeNode, worstStatus } from '../nodes/treeNode.ts';
import { type CertificateView, shownCertificates } from './certificateView.ts';
import { groupNode } from './groupNode.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

interface Step {
  readonly id: string;
  readonly label: Text;
  readonly icon: string;
  readonly isIn: (left: number) => boolean;
}

/** By the days that are left; the first that holds is taken. */
const STEPS: readonly Step[] = [
  { id: 'expired', label: phrase('Expired'), icon: 'error', isIn: (left) => left < 0 },
  ...[7, 30, 90].map((days) => ({
    id: `within${days}`,
    label: phrase('Within {days} days', { days }),
    icon: 'clock',
    isIn: (left: number) => left <= days,
  })),
  { id: 'withinYear', label: phrase('Within a year'), icon: 'calendar', isIn: (left) => left <= 365 },
  { id: 'later', label: phrase('Later'), icon: 'calendar', isIn: () => true },
];

const NOT_YET: Step = {
  id: 'notYetValid',
  label: phrase('Not yet valid'),
  icon: 'error',
  isIn: () => false,
};

/** The earliest expiry comes first. */
export function byExpiry(listing: CertificateListing, view: CertificateView): readonly TreeNode[] {
  const { now } = listing.context;
  const ends = ({ artifact }: ListedCertificate) => artifact.certificate.notAfter;
  const sorted = [...shownCertificates(listing, view)].sort((a, b) => ends(a) - ends(b));
  const members = groupBy(sorted, (one) => stepOf(one, now));
  return [NOT_YET, ...STEPS].flatMap((step) => {
    const found = members.get(step);
    if (!found) return [];
    // Based on the dates alone: other faults of a member do not concern its expiry.
    const worst = worstStatus(found.map((one) => listing.validityOf(one)));
    const status = worst === 'good' ? 'none' : worst;
    const group = { id: `expiry/${step.id}`, label: step.label, icon: step.icon, members: found, status };
    return [groupNode(group, listing)];
  });
}

function stepOf({ artifact: { certificate } }: ListedCertificate, now: number): Step {
  if (now < certificate.notBefore && now <= certificate.notAfter) return NOT_YET;
  const left = (certificate.notAfter - now) / DAY;
  return STEPS.find(({ isIn }) => isIn(left)) ?? NOT_YET;
}
