import { ownCertificate } from '../../cluster/nodes/nodeFiles.ts';
import { aboutPlace, type Cause } from '../../model/about.ts';
import type { Artifact, CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { FILE_START, type Location } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';

/** The place of an artifact in its file. */
export function placeOf(artifact: Artifact): Location {
  return { uri: artifact.origin.uri, span: artifact.origin.span };
}

/**
 * The place at which a faulty CA certificate is fixed: the file that the node keeps it in, whichever copy of it a kubeconfig embeds. The given copy's
 * own place if the node has no such file, or without a node.
 */
export function authorityPlace(node: NodeView | undefined, copy: CertificateArtifact): Location {
  return placeOf((node && ownCertificate(node, copy.certificate.sha256)) ?? copy);
}

export function relatedPlace(at: Location, message: Text): RelatedPlace {
  return { uri: at.uri, span: at.span, message };
}

/** The related places that are not the finding's own, each place once. */
export function relatedTo(at: Location, places: readonly (RelatedPlace | undefined)[]): readonly RelatedPlace[] {
  const seen = new Set([key(at)]);
  const kept: RelatedPlace[] = [];
  for (const place of places) {
    if (place === undefined || seen.has(key(place))) continue;
    seen.add(key(place));
    kept.push(place);
  }
  return kept;
}

function key({ uri, span }: Location): string {
  return `${uri} ${span.start} ${span.end}`;
}

/** The first thing a file holds, else its start. */
export function placeOfFile({ uri, artifacts }: DecodedFile): Location {
  return { uri, span: artifacts[0]?.origin.span ?? FILE_START };
}

/** A finding about the same thing at several places. */
export function aboutPlaces(at: Location, others: readonly Location[]): readonly Cause[] {
  return [at, ...others].map(aboutPlace);
}
