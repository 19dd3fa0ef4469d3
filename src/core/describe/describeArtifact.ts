import type { Artifact } from '../model/artifact.ts';
import type { PublicKey, RevocationList } from '../model/certificate.ts';
import type { FileMode } from '../ports.ts';
import { modeText, ownerText } from '../text/modeText.ts';
import { type DescribeContext, type HalfArtifact, locationOf } from './context.ts';
import { describeCertificate } from './describeCertificate.ts';
import { containerName, describeContainer } from './describeContainer.ts';
import { describeKey, describePublicKey } from './describeKey.ts';
import { describeOther } from './describeOther.ts';
import { describeRequest } from './describeRequest.ts';
import { describeRevocationList } from './describeRevocationList.ts';
import { describeToken, tokenName, tokenTimeText } from './describeToken.ts';
import type { Description, DescriptionRow } from './description.ts';
import { keyText, privateKeyText } from './keyText.ts';
import { shortName } from './shortName.ts';
import { timeLeftText } from './timeText.ts';
import { isAuthority } from './usageText.ts';

/** Everything there is to say of a decoded block. */
export function describeArtifact(artifact: Artifact, context: DescribeContext): Description {
  switch (artifact.kind) {
    case 'certificate':
      return describeCertificate(artifact.certificate, context);
    case 'certificateRequest':
      return withDetails(describeRequest(artifact.request), [
        ...halfRows(artifact.request.publicKey, 'privateKey', context),
        ...issuedRows(artifact.request.publicKey, context),
      ]);
    case 'privateKey':
      return withRows(describeKey(artifact.key), [
        ...pairRows(artifact.key.publicKey, context),
        ...halfRows(artifact.key.publicKey, 'publicKey', context),
        ...halfRows(artifact.key.publicKey, 'certificateRequest', context),
        ...modeRows(context.modeOf?.(artifact.origin.uri)),
      ]);
    case 'publicKey':
      return withRows(describePublicKey(artifact.key), [
        ...pairRows(artifact.key, context),
        ...halfRows(artifact.key, 'privateKey', context),
      ]);
    case 'revocationList':
      return describeRevocationList(artifact.list, {
        now: context.now,
        revokedOf: (serialNumber) => revokedIn(artifact.list, serialNumber, context),
      });
    case 'token': {
      const found = context.signerOf?.(artifact.token);
      return describeToken(artifact.token, { now: context.now, signer: found && { found, context } });
    }
    case 'container':
      return describeContainer(artifact.container);
    case 'other':
      return describeOther(artifact.label);
  }
}

/** A certificate that a list revokes, at its first place. */
function revokedIn(list: RevocationList, serialNumber: string, context: DescribeContext) {
  const found = context.issuedAs?.(list, serialNumber);
  return found && { name: `${artifactName(found)} (${context.placeName(found)})`, at: locationOf(found) };
}

/** More would make the summary of a key a list. */
const MAX_PAIRS = 3;

/** The certificates that hold the public half. */
function pairRows(key: PublicKey | undefined, context: DescribeContext): readonly DescriptionRow[] {
  const pairs = key ? context.certificatesOfKey(key) : [];
  const rows = pairs.slice(0, MAX_PAIRS).map((artifact) => ({
    label: 'Key of',
    value: `${artifactName(artifact)} (${context.placeName(artifact)})`,
    target: locationOf(artifact),
  }));
  return pairs.length > rows.length
    ? [...rows, { label: 'And of', value: `${pairs.length - rows.length} more` }]
    : rows;
}

const HALF_LABELS = {
  publicKey: 'Public half',
  privateKey: 'Private half',
  certificateRequest: 'Requested in',
} as const satisfies Record<HalfArtifact['kind'], string>;

/** Where the other half lies, or a request for it; not where it is not among the files. */
function halfRows(
  key: PublicKey | undefined,
  kind: HalfArtifact['kind'],
  context: DescribeContext,
): readonly DescriptionRow[] {
  const halves = ((key && context.halvesOf?.(key)) ?? []).filter((half) => half.kind === kind);
  const rows = halves
    .slice(0, MAX_PAIRS)
    .map((half) => ({ label: HALF_LABELS[kind], value: context.placeName(half), target: locationOf(half) }));
  const more = halves.length - rows.length;
  return more > 0 ? [...rows, { label: 'And in', value: `${more} more` }] : rows;
}

/** The certificates that were issued for a request's key. */
function issuedRows(key: PublicKey, context: DescribeContext): readonly DescriptionRow[] {
  return pairRows(key, context).map((row) => ({ ...row, label: row.target ? 'Issued as' : row.label }));
}

function modeRows(mode: FileMode | undefined): readonly DescriptionRow[] {
  return mode ? [{ label: 'File mode', value: `${modeText(mode)}, owner ${ownerText(mode)}` }] : [];
}

/** The description with rows at the end of what comes first. */
function withRows({ title, sections }: Description, rows: readonly DescriptionRow[]): Description {
  const [lead, ...others] = sections;
  return { title, sections: [{ ...lead, rows: [...(lead?.rows ?? []), ...rows] }, ...others] };
}

/** The same at the start of what comes after it. */
function withDetails({ title, sections }: Description, rows: readonly DescriptionRow[]): Description {
  const [lead, details, ...others] = sections;
  return lead && details
    ? { title, sections: [lead, { ...details, rows: [...rows, ...details.rows] }, ...others] }
    : { title, sections };
}

/** "CA “kubernetes”", "certificate “kube-apiserver”", "private key". */
export function artifactName(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'certificate':
      return `${isAuthority(artifact.certificate) ? 'CA' : 'certificate'} “${shortName(artifact.certificate.subject)}”`;
    case 'certificateRequest':
      return `request for “${shortName(artifact.request.subject)}”`;
    case 'privateKey':
      return 'private key';
    case 'publicKey':
      return 'public key';
    case 'revocationList':
      return `revocation list of “${shortName(artifact.list.issuer)}”`;
    case 'token':
      return tokenName(artifact.token);
    case 'container':
      return containerName(artifact.container);
    case 'other':
      return artifact.label;
  }
}

/** The same with what a glance needs: "CA “kubernetes”, expires in 3649 d", "private key, RSA 2048 bits". */
export function artifactLine(artifact: Artifact, now: number): string {
  const name = artifactName(artifact);
  if (artifact.kind === 'privateKey') return `${name}, ${privateKeyText(artifact.key)}`;
  if (artifact.kind === 'publicKey') return `${name}, ${keyText(artifact.key)}`;
  if (artifact.kind === 'token' && artifact.token.kind === 'jwt') {
    return `${name}, ${tokenTimeText(artifact.token, now).toLowerCase()}`;
  }
  if (artifact.kind !== 'certificate') return name;
  const left = timeLeftText({ ...artifact.certificate, isCa: isAuthority(artifact.certificate) }, now);
  return `${name}, ${left.toLowerCase()}`;
}
