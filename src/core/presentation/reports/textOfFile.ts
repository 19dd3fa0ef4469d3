import { opensslRequestText, opensslText } from '../../formats/openssl/opensslText.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { plainText } from '../../model/text/plainText.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { describeContainer } from '../describe/describeContainer.ts';
import { describeRevocationList } from '../describe/describeRevocationList.ts';
import { describeToken } from '../describe/describeToken.ts';
import { encryptionText } from '../describe/encryptionText.ts';
import { describeBootstrapSecret } from '../describe/kubeadm/describeBootstrapSecret.ts';
import { descriptionText } from './descriptionText.ts';

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
