import { extensionInWords } from '../../formats/openssl/extensionText.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { constraintsText, isAuthority, keyText, usageText } from '../../model/labels/certificates.ts';
import { distinguishedNameText, generalNameText, shortName } from '../../model/labels/names.ts';
import { dateText, timeLeftText, validityState } from '../../model/labels/times.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { contentOf, untrusted } from '../../model/text/untrusted.ts';
import { type DescribeContext, locationOf } from './context.ts';
import { rotationSection } from './describeRotation.ts';
import {
  type Description,
  type DescriptionRow,
  type DescriptionSection,
  moreRow,
  optionalRow,
  VALIDITY_TONES,
} from './description.ts';

/** Who, by whom, until when, for which names and uses; then every detail, and where else the same certificate lies. */
export function describeCertificate(certificate: Certificate, context: DescribeContext): Description {
  const name = shortName(certificate.subject);
  return {
    title: isAuthority(certificate) ? phrase('CA "{name}"', { name }) : phrase('Certificate "{name}"', { name }),
    sections: [
      { rows: certificateSummary(certificate, context) },
      ...rotationSections(certificate, context),
      { heading: phrase('Details'), rows: detailRows(certificate, context) },
      ...placeSections(certificate, context),
    ],
  };
}

/** The next step for a CA with several generations in the files. */
function rotationSections(certificate: Certificate, { rotationOf }: DescribeContext): readonly DescriptionSection[] {
  const rotation = isAuthority(certificate) ? rotationOf?.(certificate) : undefined;
  return rotation ? [rotationSection(rotation)] : [];
}

/** The rows people look for first. */
export function certificateSummary(certificate: Certificate, context: DescribeContext): readonly DescriptionRow[] {
  return [
    { label: phrase('Subject'), value: distinguishedNameText(certificate.subject) },
    issuerRow(certificate, context),
    validityRow(certificate, context),
    ...optionalRow(phrase('Names'), certificate.subjectAltNames?.map(generalNameText), { kind: 'names' }),
    { label: phrase('Usages'), value: usageText(certificate) },
    ...identityRows(certificate),
  ];
}

/** "Expires in 23 days (2026-12-30 23:36:05 UTC)" with its tone. */
export function validityRow(
  certificate: Certificate,
  { now, thresholds }: Pick<DescribeContext, 'now' | 'thresholds'>,
): DescriptionRow {
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  const state = validityState(facts, now, thresholds);
  const instant = state === 'notYetValid' ? certificate.notBefore : certificate.notAfter;
  return {
    label: phrase('Validity'),
    value: phrase('{left} ({time})', { left: timeLeftText(facts, now), time: dateText(instant) }),
    kind: 'validity',
    tone: VALIDITY_TONES[state],
  };
}

function issuerRow(certificate: Certificate, context: DescribeContext): DescriptionRow {
  const row = { label: phrase('Issued by'), kind: 'issuer' } as const;
  const name = distinguishedNameText(certificate.issuer);
  const link = context.issuerOf(certificate);
  switch (link.kind) {
    case 'self':
      return { ...row, value: phrase('itself (self-signed)') };
    case 'found':
      return {
        ...row,
        value: phrase('{name} ({place})', { name, place: context.placeName(link.artifact) }),
        target: locationOf(link.artifact),
        tone: 'good',
      };
    case 'absent':
      return { ...row, value: phrase('{name}, whose key is not in the scanned files', { name }) };
    case 'unchecked':
      return { ...row, value: phrase('{name}, not checked: too many certificates have this name', { name }) };
  }
}

/** The user and groups that the API server reads from a client certificate: CN is the user, each O a group. */
function identityRows({ subject, extendedKeyUsage }: Certificate): readonly DescriptionRow[] {
  if (!extendedKeyUsage?.includes('clientAuth')) return [];
  const values = (wanted: string) =>
    subject.attributes.flatMap(({ type, value }) => (type === wanted ? [contentOf(value)] : []));
  const user = values('CN').at(-1);
  const groups = values('O');
  // Clients of etcd have a plain name, and no API server ever sees them.
  if (user === undefined || (groups.length === 0 && !user.startsWith('system:'))) return [];
  return [{ label: phrase('Authenticates as'), value: identityText(user, groups) }];
}

function identityText(user: string, groups: readonly string[]): Text {
  const [group, ...others] = groups;
  if (group === undefined) return phrase('user {user}', { user });
  return others.length === 0
    ? phrase('user {user}, in group {groups}', { user, groups: group })
    : phrase('user {user}, in groups {groups}', { user, groups: joined(groups, ', ') });
}

/** The rows that the summary does not contain. */
function detailRows(
  certificate: Certificate,
  { now, joinArgument: joins }: DescribeContext,
): readonly DescriptionRow[] {
  return [
    { label: phrase('Serial number'), value: untrusted(certificate.serialNumber), code: true },
    now < certificate.notBefore
      ? { label: phrase('Valid until'), value: untrusted(dateText(certificate.notAfter)) }
      : { label: phrase('Valid from'), value: untrusted(dateText(certificate.notBefore)) },
    { label: phrase('Public key'), value: keyText(certificate.publicKey) },
    { label: phrase('Signature'), value: untrusted(certificate.signatureAlgorithm.name) },
    ...optionalRow(phrase('Key usage'), certificate.keyUsage),
    ...optionalRow(phrase('Extended key usage'), certificate.extendedKeyUsage),
    ...optionalRow(phrase('Basic constraints'), constraintsText(certificate)),
    ...optionalRow(phrase('Subject key ID'), certificate.subjectKeyId, { code: true }),
    ...optionalRow(phrase('Authority key ID'), certificate.authorityKeyId, { code: true }),
    ...criticalRows(certificate),
    { label: phrase('SHA-256'), value: untrusted(certificate.sha256), code: true },
    { label: phrase('SHA-1'), value: untrusted(certificate.sha1), code: true },
    ...joinRow(joins?.(certificate)),
  ];
}

/** Subject and authority key identifiers, key usages, names and basic constraints (RFC 5280 §4.2.1), which have rows. */
const SHOWN_EXTENSIONS: ReadonlySet<string> = new Set(
  ['14', '15', '17', '19', '35', '37'].map((last) => `2.5.29.${last}`),
);

/** As many as a hover has room for: a name constraint may have a thousand subtrees. */
const MAX_LINES = 5;

/** Critical extensions without a row, such as name constraints: a verifier rejects the certificate by them, or if it does not know them. */
function criticalRows({ extensions }: Certificate): readonly DescriptionRow[] {
  const critical = extensions.filter(({ critical: isCritical, oid }) => isCritical && !SHOWN_EXTENSIONS.has(oid));
  return critical.slice(0, MAX_LINES).map((extension) => {
    const { title, lines } = extensionInWords(extension);
    const shown = joined(
      lines.slice(0, MAX_LINES).map((line) => untrusted(line.trim())),
      ' ',
    );
    const count = lines.length - MAX_LINES;
    return {
      label: untrusted(title),
      value: count > 0 ? joined([shown, phrase('{count} more', { count })], ', ') : shown,
    };
  });
}

function joinRow(argument: string | undefined): readonly DescriptionRow[] {
  return optionalRow(phrase('Join argument'), argument, { code: true, copy: argument });
}

/** As many as a hover has room for: the same certificate may lie in every Secret of a long list. */
const MAX_PLACES = 3;

function placeSections(certificate: Certificate, context: DescribeContext): readonly DescriptionSection[] {
  const places = context.placesOf(certificate);
  if (places.length < 2) return [];
  const rows = places.slice(0, MAX_PLACES).map((artifact) => ({
    label: phrase('Found in'),
    value: untrusted(context.placeName(artifact)),
    target: locationOf(artifact),
  }));
  return [
    {
      heading: phrase('In {count} places', { count: places.length }),
      kind: 'places',
      rows: [...rows, ...moreRow(places.length - rows.length)],
    },
  ];
}
