import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { PrivateKeyFacts, PublicKey, RevocationList } from '../../model/artifacts/certificate.ts';
import { keyText, privateKeyText } from '../../model/labels/certificates.ts';
import { modeText, ownerText } from '../../model/labels/modeText.ts';
import type { FileMode } from '../../model/ports.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { contentOf, type Untrusted, untrusted } from '../../model/text/untrusted.ts';
import { artifactName } from './artifactName.ts';
import { encryptionText } from './closedPart.ts';
import { type DescribeContext, type HalfArtifact, locationOf } from './context.ts';
import { describeCertificate } from './describeCertificate.ts';
import { describeCertificateText } from './describeCertificateText.ts';
import { describeContainer } from './describeContainer.ts';
import { describeRequest } from './describeRequest.ts';
import { describeRevocationList } from './describeRevocationList.ts';
import { describeToken } from './describeToken.ts';
import { type Description, type DescriptionRow, moreRow, optionalRow } from './description.ts';

/** Everything there is to say of a decoded block. */
export function describeArtifact(artifact: Artifact, context: DescribeContext): Description {
  switch (artifact.kind) {
    case 'certificate':
      return describeCertificate(artifact.certificate, context);
    case 'certificateText':
      return describeCertificateText(artifact.certificate, context.now);
    case 'certificateRequest':
      return withDetails(describeRequest(artifact.request), [
        ...halfRows(artifact.request.publicKey, 'privateKey', context),
        // The certificates that were issued for its key.
        ...pairRows(artifact.request.publicKey, context, phrase('Issued certificate')),
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
  return found && { name: placedName(found, context), at: locationOf(found) };
}

/** "certificate "web" (web.crt)". */
function placedName(artifact: Artifact, context: DescribeContext): Text {
  return phrase('{name} ({place})', { name: artifactName(artifact), place: context.placeName(artifact) });
}

/** More would make the summary of a key a list. */
const MAX_PAIRS = 3;

/** The certificates that hold the public half. */
function pairRows(
  key: PublicKey | undefined,
  context: DescribeContext,
  label: Text = phrase('Key of'),
): readonly DescriptionRow[] {
  const pairs = key ? context.certificatesOfKey(key) : [];
  const rows = pairs
    .slice(0, MAX_PAIRS)
    .map((artifact) => ({ label, value: placedName(artifact, context), target: locationOf(artifact) }));
  return [...rows, ...moreRow(pairs.length - rows.length, phrase('Also key of'))];
}

const HALF_LABELS = {
  publicKey: phrase('Public key in'),
  privateKey: phrase('Private key in'),
  certificateRequest: phrase('Requested in'),
} as const satisfies Record<HalfArtifact['kind'], Text>;

/** The place of the other half, or of a request for it; no row if the files do not have it. */
function halfRows(
  key: PublicKey | undefined,
  kind: HalfArtifact['kind'],
  context: DescribeContext,
): readonly DescriptionRow[] {
  const halves = ((key && context.halvesOf?.(key)) ?? []).filter((half) => half.kind === kind);
  const rows = halves.slice(0, MAX_PAIRS).map((half) => ({
    label: HALF_LABELS[kind],
    value: untrusted(context.placeName(half)),
    target: locationOf(half),
  }));
  return [...rows, ...moreRow(halves.length - rows.length, phrase('Also in'))];
}

function modeRows(mode: FileMode | undefined): readonly DescriptionRow[] {
  if (!mode) return [];
  const value = phrase('{mode}, owner {owner}', { mode: modeText(mode), owner: ownerText(mode) });
  return [{ label: phrase('File mode'), value }];
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

/** The facts about a private key: its kind and its public half, never a byte of it. */
export function describeKey(key: PrivateKeyFacts): Description {
  const { publicKey, encryption } = key;
  return {
    title: phrase('Private key'),
    sections: [
      {
        rows: [
          { label: phrase('Type'), value: privateKeyText(key) },
          { label: phrase('Format'), value: untrusted(key.format) },
          { label: phrase('Encrypted'), value: key.encrypted ? phrase('yes') : phrase('no') },
          ...optionalRow(phrase('Encryption'), encryption && encryptionText(encryption)),
          ...optionalRow(phrase('Public key SHA-256'), publicKey?.id, { code: true }),
        ],
      },
    ],
  };
}

function describePublicKey(key: PublicKey): Description {
  return {
    title: phrase('Public key'),
    sections: [
      {
        rows: [
          { label: phrase('Type'), value: keyText(key) },
          { label: phrase('SHA-256'), value: untrusted(key.id), code: true },
        ],
      },
    ],
  };
}

/** The content of blocks that are no certificate, request, key or list, by their label (RFC 5915 §3, PKCS#3, RFC 5755). */
const CONTENTS: Readonly<Record<string, Text>> = {
  'EC PARAMETERS': phrase('the curve of the key, as written by openssl ecparam; the key itself also contains it'),
  'DH PARAMETERS': phrase('Diffie-Hellman parameters; not a key and not secret'),
  'DSA PARAMETERS': phrase('parameters shared by DSA keys; not a key and not secret'),
  'ATTRIBUTE CERTIFICATE': phrase('attributes of a certificate holder; not decoded'),
};

/** A block that no component of Kubernetes reads, by its label. */
export function describeOther(title: Untrusted): Description {
  const label = contentOf(title);
  const content = Object.hasOwn(CONTENTS, label) ? CONTENTS[label] : undefined;
  if (content === undefined)
    return { title, sections: [{ rows: [{ label: phrase('Content'), value: phrase('not decoded') }] }] };
  const rows = [
    { label: phrase('Content'), value: content },
    { label: phrase('Read by'), value: phrase('no Kubernetes component') },
  ];
  return { title, sections: [{ rows }] };
}
