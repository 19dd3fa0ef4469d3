import type { OpenedKeyStore } from '../../formats/artifacts/openKeyStore.ts';
import { opensslRequestText, opensslText } from '../../formats/openssl/opensslText.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { Language } from '../../model/text/render.ts';
import { commandLine, fileWord } from '../../model/text/shellCommand.ts';
import type { Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { closedText, encryptionText } from '../describe/closedPart.ts';
import { describeCertificateText } from '../describe/describeCertificateText.ts';
import { describeContainer } from '../describe/describeContainer.ts';
import { describeRevocationList } from '../describe/describeRevocationList.ts';
import { describeToken } from '../describe/describeToken.ts';
import type { Description } from '../describe/description.ts';
import { describeBootstrapSecret } from '../describe/kubeadm/describeBootstrapSecret.ts';

/**
 * Everything a file holds as text: certificates and requests as openssl lays them out, a line for each key, the rest as it
 * is described; then the Secrets of bootstrap tokens. With `now` (milliseconds since the epoch) it tells what has run out.
 */
export function textOfFile(file: DecodedFile, now?: number): string {
  const tokens = file.documents.flatMap((document) =>
    document.kind === 'bootstrapToken' ? descriptionText(describeBootstrapSecret(document, now)) : [],
  );
  return [...file.artifacts.map((artifact) => textOfArtifact(artifact, now)), ...tokens].join('');
}

/** One artifact of a file in the same way. */
export function textOfArtifact(artifact: Artifact, now?: number): string {
  switch (artifact.kind) {
    case 'certificate':
      return opensslText(artifact.certificate);
    case 'certificateText':
      return descriptionText(describeCertificateText(artifact.certificate, now));
    case 'certificateRequest':
      return opensslRequestText(artifact.request);
    case 'privateKey': {
      const { algorithm, bits, curve, encrypted, encryption, format, publicKey } = artifact.key;
      const size = curve ?? (bits === undefined ? '' : `${bits} bit`);
      const id = publicKey ? `, public key SHA-256 ${publicKey.id}` : '';
      const cover = encryption ? `, ${plainText(encryptionText(encryption))}` : '';
      const kind = [encrypted ? 'encrypted' : algorithm, size].filter(Boolean).join(' ') || 'unknown';
      return `Private-Key: ${kind} (${format})${cover}${id}\n`;
    }
    case 'publicKey': {
      const { algorithm, bits, curve, id } = artifact.key;
      const size = curve ?? (bits === undefined ? '' : `${bits} bit`);
      return `Public-Key: ${[plainText(untrusted(algorithm)), size].filter(Boolean).join(' ')}, SHA-256 ${id}\n`;
    }
    case 'revocationList':
      return descriptionText(describeRevocationList(artifact.list, { now, maxShown: Number.POSITIVE_INFINITY }));
    case 'token':
      return descriptionText(describeToken(artifact.token, { now }));
    case 'container':
      return descriptionText(describeContainer(artifact.container));
    case 'other':
      return `${plainText(artifact.label)}: not decoded\n`;
  }
}

/** A description as plain text: its title, then a line for each row, sections below their headings. */
export function descriptionText({ title, sections }: Description, language?: Language): string {
  const shown = (text: Text) => plainText(text, language);
  const lines = sections.flatMap(({ heading, rows }) => {
    const indent = heading === undefined ? '    ' : '        ';
    const own = rows.map(({ label, value }) => `${indent}${shown(label)}: ${shown(value)}`);
    return heading === undefined ? own : [`    ${shown(heading)}:`, ...own];
  });
  return `${[`${shown(title)}:`, ...lines].join('\n')}\n`;
}

/** An opened key store as text: how it is guarded, what stayed closed and why, then everything in it. */
export function textOfKeyStore(opened: Extract<OpenedKeyStore, { kind: 'opened' }>, name: string, now: number): string {
  const { container, artifacts, closed, verified } = opened;
  return [
    descriptionText(describeContainer(container)),
    `    Password: ${verified ? 'verified by the integrity check' : 'not verified: no integrity check'}\n`,
    ...closed.map((part) => `    Closed: ${plainText(closedText(part))}\n`),
    ...(closed.some(({ reason }) => reason === 'legacy') ? conversionLine(name) : []),
    ...artifacts.map((artifact) => `\n${titleLine(artifact)}${textOfArtifact(artifact, now)}`),
  ].join('');
}

function titleLine({ origin: { trail } }: Artifact): string {
  const name = trail.flatMap((hop) => (hop.kind === 'pkcs12' ? (hop.name ?? []) : []))[0];
  return name === undefined ? '' : `${plainText(name)}\n`;
}

/** openssl's own way to current encryption; the file between is encrypted too. */
function conversionLine(name: string): readonly string[] {
  const command = commandLine(
    'openssl pkcs12 -legacy -in {from} -out {between} && openssl pkcs12 -export -in {between} -out {to}',
    { from: fileWord(name), between: fileWord(`${name}.pem`), to: fileWord(`${name}.new.p12`) },
  );
  return command === undefined ? [] : [`    Convert: ${command}\n`];
}
