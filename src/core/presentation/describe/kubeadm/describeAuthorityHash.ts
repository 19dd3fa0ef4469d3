import { type CertificateArtifact, yamlPathOf } from '../../../model/artifacts/artifact.ts';
import { isAuthority } from '../../../model/labels/certificates.ts';
import { shortName } from '../../../model/labels/names.ts';
import type { NodeView } from '../../../model/node.ts';
import { phrase } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { type DescribeContext, locationOf } from '../context.ts';
import { certificateSummary } from '../describeCertificate.ts';
import type { DescriptionRow } from '../description.ts';
import { purposeRow, referenceSection } from '../referenceSection.ts';
import type { DescribedContent } from './describedField.ts';

/** The form that kubeadm accepts (kubeadm, pubkeypin.Set.Allow): the SHA-256 of a SubjectPublicKeyInfo in hexadecimal digits. */
const HASH = /^sha256:([0-9a-f]{64})$/i;

/**
 * A hash in `caCertHashes` or in the flag: the CA in the workspace with this key. `context` is that of the hash's node; absent if there is no node.
 */
export function describeAuthorityHash(
  hash: string,
  authorities: readonly CertificateArtifact[],
  context: DescribeContext | undefined,
): DescribedContent {
  const digest = HASH.exec(hash)?.[1]?.toLowerCase();
  const matching = authorities.find(({ certificate }) => certificate.publicKey.id === digest);
  // The node's own copy takes precedence.
  const found = matching && (context?.placesOf(matching.certificate)[0] ?? matching);
  const whole = authorities.find(({ certificate }) => certificate.sha256 === digest);
  return {
    description: {
      title: found
        ? phrase('Hash of the cluster CA: CA "{name}"', { name: shortName(found.certificate.subject) })
        : phrase('Hash of the cluster CA'),
      sections: [
        { rows: found && context ? foundRows(found, context) : [absentRow(digest, whole, authorities.length > 0)] },
        referenceSection([purposeRow(PURPOSE)]),
      ],
    },
    artifacts: found ? [found] : [],
  };
}

const PURPOSE = phrase(
  'SHA-256 of the CA’s public key, which a joining node uses to verify the cluster. It does not change when the CA is renewed with the same key.',
);

function foundRows(found: CertificateArtifact, context: DescribeContext): readonly DescriptionRow[] {
  const { certificate } = found;
  const held = {
    label: phrase('Key of'),
    value: untrusted(context.placeName(found)),
    target: locationOf(found),
    tone: 'good',
  } as const;
  return [held, ...certificateSummary(certificate, context)];
}

function absentRow(
  digest: string | undefined,
  whole: CertificateArtifact | undefined,
  isComparable: boolean,
): DescriptionRow {
  const label = phrase('Key of');
  if (digest === undefined)
    return { label, value: phrase('none: kubeadm requires sha256: followed by 64 hexadecimal digits'), tone: 'bad' };
  if (whole) {
    const value = phrase('none: this is the fingerprint of the certificate, not of its public key');
    return { label, value, target: locationOf(whole), tone: 'bad' };
  }
  if (!isComparable) return { label, value: phrase('unknown: no CA in the scanned files') };
  return { label, value: phrase('no CA in the scanned files'), tone: 'warning' };
}

/** The CA certificates in a node's files, separate files first, without old copies. */
export function authoritiesOf({ files }: NodeView): readonly CertificateArtifact[] {
  const [own, embedded]: [CertificateArtifact[], CertificateArtifact[]] = [[], []];
  for (const { file, archived } of files) {
    for (const artifact of archived ? [] : file.artifacts) {
      if (artifact.kind !== 'certificate' || !isAuthority(artifact.certificate)) continue;
      (yamlPathOf(artifact) === undefined ? own : embedded).push(artifact);
    }
  }
  return [...own, ...embedded];
}
