import type { Artifact, CertificateArtifact } from '../../../model/artifacts/artifact.ts';
import type { PublicKey } from '../../../model/artifacts/certificate.ts';
import { distinguishedNameText } from '../../../model/labels/names.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import type { FieldCertificate } from '../../references/nodeReferences.ts';
import { referenceIndex } from '../../references/referenceIndex.ts';
import { certificatesOfKey, type WorkspaceSigner } from '../../references/workspaceSigners.ts';
import { artifactName } from '../artifactName.ts';
import { describeContext, locationOf } from '../context.ts';
import { type DescriptionRow, moreRow } from '../description.ts';

/** More would make the answer a list. */
const MAX_SHOWN = 3;

/** "etc/kubernetes/admin.conf › users[0].user.client-certificate-data", as the files of the workspace are named everywhere. */
export function placePath(artifact: Artifact, report: Report): string | undefined {
  const node = referenceIndex(report).nodeOf(artifact.origin.uri);
  return node && describeContext(node, report.now, NO_WARNINGS).placeName(artifact);
}

/** Places do not depend on them. */
const NO_WARNINGS = { warningDays: 0, caWarningDays: 0 };

/** Who signed a certificate. Without a report, only what the certificate and those next to it show. */
export function signerRow(
  { certificate }: CertificateArtifact,
  signer: WorkspaceSigner,
  report: Report | undefined,
): readonly DescriptionRow[] {
  const label = phrase('Signed by');
  const name = distinguishedNameText(certificate.issuer);
  switch (signer.kind) {
    case 'self':
      return [{ label, value: phrase('itself (self-signed)') }];
    case 'found': {
      const place = report && placePath(signer.artifact, report);
      if (place === undefined) return [{ label, value: phrase('{name}, which is in the same text', { name }) }];
      const value = phrase('{name} ({place})', { name, place });
      return [{ label, value, tone: 'good', target: locationOf(signer.artifact) }];
    }
    case 'absent':
      return report ? [{ label, value: absentText(name, signer.namesake, report) }] : [];
    case 'unchecked':
      return [{ label, value: phrase('{name}, not checked', { name }) }];
  }
}

function absentText(name: Text, namesake: CertificateArtifact | undefined, report: Report): Text {
  const scope = scopeOf(report);
  if (!namesake) return phrase('{name}: not signed by any CA {scope}', { name, scope });
  const place = placePath(namesake, report) ?? phrase('the same text');
  return phrase('{name}: not signed by any CA {scope}; the CA in {place} has the same name and a different key', {
    name,
    scope,
    place,
  });
}

/** The places of this certificate in the workspace, with its users; if there are none, those of other certificates with its key. */
export function placeRows({ certificate }: CertificateArtifact, report: Report): readonly DescriptionRow[] {
  const label = phrase('Found in');
  const sameKey = certificatesOfKey(certificate.publicKey, report);
  const places = referenceIndex(report).placesOf(certificate.sha256);
  // A copy that nothing reads any more is in no index.
  const left = places.length > 0 ? [] : sameKey.filter((one) => one.certificate.sha256 === certificate.sha256);
  const found = [...places, ...left.map((artifact) => ({ artifact }))];
  const rows = found
    .slice(0, MAX_SHOWN)
    .map((place) => ({ label, value: usedText(place, report), target: locationOf(place.artifact) }));
  if (rows.length > 0) return [...rows, ...moreRow(found.length - rows.length)];
  return [
    { label, value: phrase('no file {scope}', { scope: scopeOf(report) }) },
    ...certificateRows(sameKey, report, phrase('Same key as')),
  ];
}

/** The certificates that a key, or the key of a request, belongs to. */
export function keyRows(
  key: PublicKey,
  decoded: readonly CertificateArtifact[],
  report: Report | undefined,
  label: Text = phrase('Key of'),
): readonly DescriptionRow[] {
  const own = decoded.filter(({ certificate }) => certificate.publicKey.id === key.id);
  const rows = [
    ...own.slice(0, MAX_SHOWN).map((artifact) => {
      return { label, value: phrase('{name}, which is in the same text', { name: artifactName(artifact) }) };
    }),
    ...(report ? certificateRows(certificatesOfKey(key, report), report, label) : []),
  ];
  if (rows.length > 0 || !report) return rows;
  return [{ label, value: phrase('no certificate {scope}', { scope: scopeOf(report) }) }];
}

function certificateRows(
  found: readonly CertificateArtifact[],
  report: Report,
  label: Text,
): readonly DescriptionRow[] {
  const rows = found.slice(0, MAX_SHOWN).map((artifact) => {
    const place = placePath(artifact, report) ?? '';
    return {
      label,
      value: phrase('{name} ({place})', { name: artifactName(artifact), place }),
      target: locationOf(artifact),
    };
  });
  return [...rows, ...moreRow(found.length - rows.length)];
}

/** "etc/kubernetes/pki/apiserver.crt, used by --tls-cert-file of kube-apiserver". */
function usedText({ artifact, use }: FieldCertificate, report: Report): Text {
  const place = placePath(artifact, report) ?? '';
  if (use) return phrase('{place}: {label}', { place, label: use.label });
  const references = referenceIndex(report).referencesTo(artifact.origin.uri);
  const uses = [...new Map(references.map(({ label }) => [plainText(label), label])).values()];
  if (uses.length === 0) return phrase('{place}, not used {scope}', { place, scope: scopeOf(report) });
  const list = joined(uses.slice(0, MAX_SHOWN), ', ');
  const count = uses.length - MAX_SHOWN;
  return count > 0
    ? phrase('{place}, used by {list} and {count} more', { place, list, count })
    : phrase('{place}, used by {list}', { place, list });
}

/** The extent of a search without a result: absence is known only if every file was read. */
function scopeOf({ truncated, isPartial, skipped }: Report): Text {
  const isComplete = !truncated && !isPartial && skipped.length === 0;
  return isComplete ? phrase('in the workspace') : phrase('in the scanned files');
}
