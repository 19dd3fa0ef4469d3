import type { CertificateArtifact, Finding } from '../../../core/index.ts';
import { isAuthority, locationOf } from '../../../core/index.ts';
import { type FindingIndex, statusOfFindings } from '../findingIndex.ts';
import { type Status, worstStatus } from '../treeNode.ts';

/** What is wrong with a certificate, wherever it is told. */
export interface CertificateFindings {
  readonly findings: readonly Finding[];
  readonly status: Status;
}

/** Groups of rules that judge the certificate itself, also where they tell it at the flag that names it. */
const OWN = /^(?:names|keys|usage|tls|isolation)\//;

/**
 * The findings at a certificate's places and those told elsewhere that point at them. What breaks elsewhere with a
 * certificate that is itself in order is a warning at most, and nothing to a CA: it is merely what others hold.
 */
export function certificateFindings(places: readonly CertificateArtifact[], index: FindingIndex): CertificateFindings {
  const locations = places.map(locationOf);
  const at = index.at(locations);
  const pointing = index.pointingAt(locations).filter((finding) => !at.includes(finding));
  const own = pointing.filter(({ rule }) => OWN.test(rule));
  const isCa = places.some(({ certificate }) => isAuthority(certificate));
  const others = isCa ? [] : pointing.filter(({ rule }) => !OWN.test(rule));
  const status = worstStatus([statusOfFindings([...at, ...own]), mild(statusOfFindings(others))]);
  return { findings: [...at, ...own, ...others], status };
}

function mild(status: Status): Status {
  return status === 'bad' ? 'warning' : status;
}
