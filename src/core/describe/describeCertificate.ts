import type { Certificate } from '../model/certificate.ts';
import { type DescribeContext, locationOf } from './context.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';
import { keyText } from './keyText.ts';
import { distinguishedNameText, generalNameText } from './nameText.ts';
import { shortName } from './shortName.ts';
import { timeLeftText, utcText, VALIDITY_TONES, validityState } from './timeText.ts';
import { isAuthority, usageText } from './usageText.ts';

/** Who, by whom, until when, for which names and uses; then every detail, and where else the same certificate lies. */
export function describeCertificate(certificate: Certificate, context: DescribeContext): Description {
  return {
    title: `${isAuthority(certificate) ? 'CA' : 'Certificate'} “${shortName(certificate.subject)}”`,
    sections: [
      { rows: certificateSummary(certificate, context) },
      { heading: 'Details', rows: detailRows(certificate, context.now) },
      ...placeSections(certificate, context),
    ],
  };
}

/** The rows people look for first. */
export function certificateSummary(certificate: Certificate, context: DescribeContext): readonly DescriptionRow[] {
  return [
    { label: 'Subject', value: distinguishedNameText(certificate.subject) },
    issuerRow(certificate, context),
    validityRow(certificate, context),
    ...optionalRow('Names', certificate.subjectAltNames?.map(generalNameText).join(', ')),
    { label: 'Usages', value: usageText(certificate) },
    ...identityRows(certificate),
  ];
}

/** "Expires in 23 d (2026-12-30 23:36:05 UTC)" with its tone. */
function validityRow(certificate: Certificate, { now, thresholds }: DescribeContext): DescriptionRow {
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  const state = validityState(facts, now, thresholds);
  const instant = state === 'notYetValid' ? certificate.notBefore : certificate.notAfter;
  return {
    label: 'Validity',
    value: `${timeLeftText(facts, now)} (${utcText(instant)})`,
    tone: VALIDITY_TONES[state],
  };
}

function issuerRow(certificate: Certificate, context: DescribeContext): DescriptionRow {
  const label = 'Issued by';
  const link = context.issuerOf(certificate);
  switch (link.kind) {
    case 'self':
      return { label, value: 'itself (self-signed)' };
    case 'found':
      return {
        label,
        value: `${distinguishedNameText(certificate.issuer)} (${context.placeName(link.artifact)})`,
        target: locationOf(link.artifact),
        tone: 'good',
      };
    case 'absent':
      return { label, value: `${distinguishedNameText(certificate.issuer)}, whose key is not among these files` };
    case 'unchecked':
      return {
        label,
        value: `${distinguishedNameText(certificate.issuer)}, not checked: too many certificates have that name`,
      };
  }
}

/** What the API server makes of a client certificate: CN is the user, each O a group. */
function identityRows({ subject, extendedKeyUsage }: Certificate): readonly DescriptionRow[] {
  if (!extendedKeyUsage?.includes('clientAuth')) return [];
  const values = (wanted: string) => subject.attributes.flatMap(({ type, value }) => (type === wanted ? [value] : []));
  const user = values('CN').at(-1);
  const groups = values('O');
  // Clients of etcd have a plain name, and no API server ever sees them.
  if (user === undefined || (groups.length === 0 && !user.startsWith('system:'))) return [];
  const suffix = groups.length > 0 ? `, in ${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')}` : '';
  return [{ label: 'Logs in as', value: `user ${user}${suffix}` }];
}

/** What the summary does not tell already. */
function detailRows(certificate: Certificate, now: number): readonly DescriptionRow[] {
  const { basicConstraints } = certificate;
  const depth = basicConstraints?.pathLength === undefined ? '' : `, path length ${basicConstraints.pathLength}`;
  const isCa = isAuthority(certificate);
  return [
    { label: 'Serial number', value: certificate.serialNumber, code: true },
    now < certificate.notBefore
      ? { label: 'Valid until', value: utcText(certificate.notAfter) }
      : { label: 'Valid from', value: utcText(certificate.notBefore) },
    { label: 'Public key', value: keyText(certificate.publicKey) },
    { label: 'Signature', value: certificate.signatureAlgorithm.name },
    ...optionalRow('Key usage', certificate.keyUsage?.join(', ')),
    ...optionalRow('Extended key usage', certificate.extendedKeyUsage?.join(', ')),
    ...optionalRow('Basic constraints', basicConstraints && `CA:${isCa ? 'TRUE' : 'FALSE'}${depth}`),
    ...optionalRow('Subject key id', certificate.subjectKeyId, { code: true }),
    ...optionalRow('Authority key id', certificate.authorityKeyId, { code: true }),
    { label: 'SHA-256', value: certificate.sha256, code: true },
    { label: 'SHA-1', value: certificate.sha1, code: true },
    ...joinRow(certificate),
  ];
}

/** What `kubeadm join` pins the cluster's CA by (kubernetes.io, "kubeadm join"): the SHA-256 of its public key. */
export function joinArgument(certificate: Certificate): string | undefined {
  return isAuthority(certificate) ? `--discovery-token-ca-cert-hash sha256:${certificate.publicKey.id}` : undefined;
}

function joinRow(certificate: Certificate): readonly DescriptionRow[] {
  const value = joinArgument(certificate);
  return optionalRow('Join argument', value, { code: true, copy: value });
}

/** As many as anybody reads: the same certificate may lie in every Secret of a long list. */
const MAX_PLACES = 8;

function placeSections(certificate: Certificate, context: DescribeContext): Description['sections'] {
  const places = context.placesOf(certificate);
  if (places.length < 2) return [];
  const rows = places.slice(0, MAX_PLACES).map(
    (artifact): DescriptionRow => ({
      label: 'Held by',
      value: context.placeName(artifact),
      target: locationOf(artifact),
    }),
  );
  if (places.length > rows.length) rows.push({ label: 'And', value: `${places.length - rows.length} more` });
  return [{ heading: `In ${places.length} places`, rows }];
}
