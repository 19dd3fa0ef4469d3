import { extensionInWords } from '../../formats/openssl/extensionText.ts';
import type { Artifact, CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate, Extension, GeneralName } from '../../model/artifacts/certificate.ts';
import type { Finding } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { generalNameText } from '../../model/labels/names.ts';
import { dateText, timeLeftText, validityState } from '../../model/labels/times.ts';
import type { InspectedNode, Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { type DescribeContext, locationOf } from '../describe/context.ts';
import { describeArtifact } from '../describe/describeArtifact.ts';
import { type DescriptionRow, VALIDITY_TONES } from '../describe/description.ts';
import { findingsAt } from '../describe/places/describedPlace.ts';
import { referencesToArtifact } from '../references/findReferences.ts';
import { textOfArtifact } from '../reports/textOfFile.ts';
import { bytesOf, pemOf } from './bytesOf.ts';
import { chainDetails, linkTo } from './chainDetails.ts';
import type { ViewerExtension, ViewerFinding, ViewerItem, ViewerLink, ViewerRow, ViewerValidity } from './page.ts';
import type { Places } from './places.ts';

/** Characters of openssl's text that are shown; more is no certificate that anyone reads. */
const MAX_TEXT = 400_000;
/** Links of one list. */
const MAX_LINKS = 200;

/** Everything that is known of one artifact of a node. */
export function itemDetails(
  id: string,
  artifact: Artifact,
  {
    report,
    node,
    context,
  }: { readonly report: Report; readonly node: InspectedNode; readonly context: DescribeContext },
  places: Places,
): ViewerItem {
  const { title, sections } = describeArtifact(artifact, context);
  const isCertificate = artifact.kind === 'certificate';
  return {
    id,
    title,
    validity: isCertificate ? viewValidity(artifact.certificate, context) : undefined,
    sections: sections.map(({ heading, rows }) => ({
      heading,
      rows: rows.flatMap((row) => viewRow(row, artifact, context, places)),
    })),
    ...(isCertificate ? chainDetails(artifact, context, places) : { chain: [] }),
    signed: isCertificate ? signedBy(artifact, node, context, places) : [],
    findings: findingsAt(report.findings, locationOf(artifact)).map((finding) => findingDetails(finding, places)),
    uses: viewUses(report, artifact, context, places),
    extensions: extensionsOf(artifact).map(viewExtension),
    text: hasText(artifact) ? textOfArtifact(artifact, context.now).slice(0, MAX_TEXT) : undefined,
    isOwnText: artifact.kind === 'revocationList' || undefined,
    pem: pemOf(artifact),
    hasStructure: bytesOf(artifact) !== undefined,
  };
}

/** For keys and containers, the overview has the same content. */
function hasText({ kind }: Artifact): boolean {
  return kind === 'certificate' || kind === 'certificateRequest' || kind === 'revocationList';
}

export function findingDetails({ severity, message, rule, at }: Finding, places: Places): ViewerFinding {
  return { severity, message, rule, place: places.idOf(at) };
}

/** The validity of a certificate is drawn as a bar, and its names are a list. */
function viewRow(
  row: DescriptionRow,
  artifact: Artifact,
  context: DescribeContext,
  places: Places,
): readonly ViewerRow[] {
  if (row.kind === 'validity') return [];
  const { kind, label, value, target, url, tone, code } = row;
  const names = kind === 'names' ? namesOf(artifact) : undefined;
  return [
    {
      label,
      values: names?.map(generalNameText) ?? [value],
      place: target && placeOf(row, target, artifact, context, places),
      url,
      tone,
      code,
    },
  ];
}

/** The signer is named by its artifact. */
function placeOf(
  { kind }: DescriptionRow,
  target: Location,
  artifact: Artifact,
  context: DescribeContext,
  places: Places,
): string {
  const issuer =
    kind === 'issuer' && artifact.kind === 'certificate' ? context.issuerOf(artifact.certificate) : undefined;
  return issuer?.kind === 'found' ? places.idOfArtifact(issuer.artifact) : places.idOf(target);
}

function namesOf(artifact: Artifact): readonly GeneralName[] | undefined {
  if (artifact.kind === 'certificate') return artifact.certificate.subjectAltNames;
  return artifact.kind === 'certificateRequest' ? artifact.request.subjectAltNames : undefined;
}

function extensionsOf(artifact: Artifact): Certificate['extensions'] {
  if (artifact.kind === 'certificate') return artifact.certificate.extensions;
  return artifact.kind === 'certificateRequest' ? artifact.request.extensions : [];
}

/** In openssl's words, which are alike in every language. */
function viewExtension(extension: Extension): ViewerExtension {
  const { title, oid, critical, lines } = extensionInWords(extension);
  return { title: untrusted(title), oid, critical, lines: lines.map((line) => untrusted(line)) };
}

function viewValidity(certificate: Certificate, { now, thresholds }: DescribeContext): ViewerValidity {
  const { notBefore, notAfter } = certificate;
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  const spent = notAfter > notBefore ? (now - notBefore) / (notAfter - notBefore) : 1;
  return {
    text: timeLeftText(facts, now),
    tone: VALIDITY_TONES[validityState(facts, now, thresholds)],
    from: dateText(notBefore),
    until: dateText(notAfter),
    spent: Math.max(0, Math.min(1, spent)),
  };
}

/** Each certificate that the artifact's key signed, once. */
function signedBy(
  { certificate }: CertificateArtifact,
  { issuers, view }: InspectedNode,
  context: DescribeContext,
  places: Places,
): readonly ViewerLink[] {
  const signed = new Map<string, ViewerLink>();
  for (const artifact of view.files.flatMap(({ file }) => file.artifacts)) {
    if (artifact.kind !== 'certificate' || signed.size >= MAX_LINKS) continue;
    const { sha256 } = artifact.certificate;
    if (sha256 === certificate.sha256 || signed.has(sha256) || issuers.get(sha256) !== certificate.sha256) continue;
    signed.set(sha256, linkTo(context.placesOf(artifact.certificate)[0] ?? artifact, context, places));
  }
  return [...signed.values()];
}

function viewUses(report: Report, artifact: Artifact, context: DescribeContext, places: Places): readonly ViewerLink[] {
  return referencesToArtifact(report, artifact)
    .slice(0, MAX_LINKS)
    .map(({ label, at }) => ({
      label,
      detail: untrusted(context.pathOf(at.uri)),
      place: places.idOf(at),
    }));
}
