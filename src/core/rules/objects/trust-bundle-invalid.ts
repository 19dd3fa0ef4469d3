import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { type Artifact, pemIndexOf } from '../../model/artifacts/artifact.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** The content that the API server rejects (kubernetes/pkg/apis/certificates/validation, validateTrustBundle). */
export const trustBundleInvalid = defineRule(OBJECTS['trust-bundle-invalid'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'trustBundle')) yield* mistakesOf(document);
  },
});

type Mistake = IssueOf<(typeof OBJECTS)['trust-bundle-invalid']>;

function* mistakesOf({ name: bundle, bundle: field, uri }: DocumentOf<'trustBundle'>): Generator<Mistake> {
  const { content, artifacts, problems = [], span } = field;
  if (content === 'empty' || content === 'other' || content === 'doubleEncoded') {
    yield { message: 'none', data: { bundle }, at: { uri, span } };
    return;
  }
  // A damaged block is reported where it is, and what is counted behind it is not known.
  if (content !== 'pem' || problems.length > 0) return;
  const seen = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    const index = pemIndexOf(artifact);
    if (artifact.kind !== 'certificate') {
      yield { message: 'type', data: { bundle, index, label: labelOf(artifact) }, at: placeOf(artifact) };
      continue;
    }
    const { certificate } = artifact;
    const first = seen.get(certificate.sha256);
    seen.set(certificate.sha256, first ?? artifact);
    const name = shortName(certificate.subject);
    if (!isAuthority(certificate)) yield { message: 'leaf', data: { bundle, index, name }, at: placeOf(artifact) };
    else if (first) {
      const related = [relatedPlace(placeOf(first), phrase('The same certificate'))];
      const data = { bundle, name, first: pemIndexOf(first), second: index };
      yield { message: 'duplicate', data, at: placeOf(artifact), related };
    }
  }
}

function labelOf({ origin }: Artifact): string {
  return origin.trail.flatMap((hop) => (hop.kind === 'pem' ? hop.label : []))[0] ?? '';
}
