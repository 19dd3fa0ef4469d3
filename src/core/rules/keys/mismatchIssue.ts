import { authorityName } from '../../formats/x509/subjectNames.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import type { CertificatePair, mismatchOf } from '../subjects/keyPairs.ts';

type Mismatch = NonNullable<ReturnType<typeof mismatchOf>>;

/** Both halves of a mismatched pair, and what references them. */
export function mismatchPlaces({ certificate, key }: CertificatePair, found: Mismatch): readonly RelatedPlace[] {
  const { leaf } = found;
  const blocks: RelatedPlace[] = [
    {
      uri: leaf.origin.uri,
      span: leaf.origin.span,
      message: phrase('The certificate "{name}"', { name: authorityName(leaf.certificate) }),
    },
    { uri: found.key.origin.uri, span: found.key.origin.span, message: phrase('The key') },
  ];
  if (!certificate.reference || !key.reference) return blocks.slice(0, 1);
  return [
    { ...certificate.at, message: phrase('Referenced by {textLabel}', { textLabel: certificate.label }) },
    ...blocks,
  ];
}
