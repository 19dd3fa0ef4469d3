import {
  type CertificateArtifact,
  type Finding,
  isAuthority,
  locationOf,
  phrase,
  type Text,
} from '../../../core/index.ts';
import { fileName } from '../../text/fileName.ts';
import { type FindingIndex, statusOfFindings } from './findingIndex.ts';
import type { Status } from './treeNode.ts';

/** The findings about a certificate, at all of its places. */
export interface CertificateFindings {
  /** About the certificate itself. */
  readonly own: readonly Finding[];
  /** About something else that it fails by. */
  readonly others: readonly Finding[];
  readonly status: Status;
}

/** Groups of rules that judge the certificate itself, also where they tell it at the flag that names it. */
const OWN = /^(?:names|keys|usage|tls|isolation)\//;

/**
 * The findings at a certificate's places and those at other places that point at them. What breaks elsewhere with a
 * certificate that is itself in order does not mark it, and is nothing to a CA: it is merely what others hold.
 */
export function certificateFindings(places: readonly CertificateArtifact[], index: FindingIndex): CertificateFindings {
  const locations = places.map(locationOf);
  const at = index.at(locations);
  const pointing = index.pointingAt(locations).filter((finding) => !at.includes(finding));
  const own = [...at, ...pointing.filter(({ rule }) => OWN.test(rule))];
  const isCa = places.some(({ certificate }) => isAuthority(certificate));
  const failing = places.slice(0, 1).flatMap(({ certificate }) => index.failing(certificate.sha256));
  const others = new Set([...pointing.filter(({ rule }) => !OWN.test(rule)), ...failing]);
  return {
    own,
    others: isCa ? [] : [...others].filter((finding) => !own.includes(finding)),
    status: statusOfFindings(own),
  };
}

/** The file with the cause, where a certificate that is in order fails by something else. */
export function causeText(findings: readonly Finding[]): readonly Text[] {
  const cause = causeOf(findings);
  return cause ? [phrase('fails because of {file}', { file: fileName(cause.at.uri) })] : [];
}

/** The error that makes it fail; undefined if there is none. */
export function causeOf(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ severity }) => severity === 'error');
}
