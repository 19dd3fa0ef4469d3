import { derived } from '../../../core/beforeCandidates.ts';
import {
  type CertificateArtifact,
  type DescribeContext,
  describeContext,
  fileAt,
  type InspectedNode,
  isAuthority,
  KUBEADM_AUTHORITIES,
  plainText,
  shortName,
  type Thresholds,
  VALIDITY_TONES,
  validityState,
} from '../../../core/index.ts';
import { certificateFindings } from '../nodes/certificateFindings.ts';
import { NONE_FAIL } from '../nodes/failingCertificates.ts';
import { type FindingIndex, findingIndexOf } from '../nodes/findingIndex.ts';
import { type Status, worstStatus } from '../nodes/treeNode.ts';

/** A certificate of a node: once, however often it lies there. */
export interface ListedCertificate {
  /** The artifact at its first place: a separate file comes before a copy inside a kubeconfig. */
  readonly artifact: CertificateArtifact;
  /** At least one. */
  readonly places: readonly CertificateArtifact[];
  readonly isCa: boolean;
}

/** Every certificate of a node with what is needed to draw and to choose it. Findings are looked up when asked for. */
export class CertificateListing {
  readonly node: InspectedNode;
  readonly context: DescribeContext;
  readonly index: FindingIndex;
  /** At the places that are listed. */
  readonly findingsOf = derived((one: ListedCertificate) => certificateFindings(one.places, this.index));
  #all: readonly ListedCertificate[] | undefined;

  constructor(node: InspectedNode, now: number, thresholds: Thresholds, failing = NONE_FAIL) {
    this.node = node;
    this.context = describeContext(node, now, thresholds);
    this.index = findingIndexOf(node.findings, failing);
  }

  /** The cluster's own CAs in kubeadm's order, then all others by name. */
  get all(): readonly ListedCertificate[] {
    this.#all ??= this.#list();
    return this.#all;
  }

  validityOf({ artifact, isCa }: ListedCertificate): Status {
    return VALIDITY_TONES[validityState({ ...artifact.certificate, isCa }, this.context.now, this.context.thresholds)];
  }

  statusOf(one: ListedCertificate): Status {
    return worstStatus([this.validityOf(one), this.findingsOf(one).status]);
  }

  #list(): readonly ListedCertificate[] {
    const { view } = this.node;
    const first = new Map<string, ListedCertificate>();
    for (const { file } of view.files) {
      for (const artifact of file.artifacts) {
        if (artifact.kind !== 'certificate' || first.has(artifact.certificate.sha256)) continue;
        const { certificate } = artifact;
        const places = this.context.placesOf(certificate);
        first.set(certificate.sha256, { artifact: places[0] ?? artifact, places, isCa: isAuthority(certificate) });
      }
    }
    const rank = new Map(KUBEADM_AUTHORITIES.map(({ path }, at) => [fileAt(view, path)?.file.uri, at]));
    const rankOf = ({ artifact }: ListedCertificate) => rank.get(artifact.origin.uri) ?? rank.size;
    return [...first.values()].sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        compare(nameOf(a), nameOf(b)) ||
        compare(a.artifact.certificate.sha256, b.artifact.certificate.sha256),
    );
  }
}

function nameOf({ artifact }: ListedCertificate): string {
  return plainText(shortName(artifact.certificate.subject));
}

/** By code unit, so that the order is the same everywhere. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
