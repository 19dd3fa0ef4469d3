import type { Artifact } from '../model/artifact.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { visibleText } from '../text/visibleText.ts';
import { opensslRequestText, opensslText } from '../x509/opensslText.ts';
import { isoSeconds } from './jsonReport.ts';

/** Everything a file holds as text: certificates and requests as openssl lays them out, a line for every other kind. */
export function textOfFile(file: DecodedFile): string {
  return file.artifacts.map(textOfArtifact).join('');
}

/** One artifact of a file in the same way. */
export function textOfArtifact(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'certificate':
      return opensslText(artifact.certificate);
    case 'certificateRequest':
      return opensslRequestText(artifact.request);
    case 'privateKey': {
      const { algorithm, bits, curve, encrypted, format, publicKey } = artifact.key;
      const size = curve ?? (bits === undefined ? '' : `${bits} bit`);
      const id = publicKey ? `, public key SHA-256 ${publicKey.id}` : '';
      return `Private-Key: ${[encrypted ? 'encrypted' : algorithm, size].filter(Boolean).join(' ')} (${format})${id}\n`;
    }
    case 'publicKey': {
      const { algorithm, bits, curve, id } = artifact.key;
      const size = curve ?? (bits === undefined ? '' : `${bits} bit`);
      return `Public-Key: ${[visibleText(algorithm), size].filter(Boolean).join(' ')}, SHA-256 ${id}\n`;
    }
    case 'revocationList': {
      const { thisUpdate, nextUpdate, revokedCount } = artifact.list;
      const next = nextUpdate === undefined ? 'none' : isoSeconds(nextUpdate);
      return `Certificate Revocation List: ${revokedCount} revoked, last update ${isoSeconds(thisUpdate)}, next update ${next}\n`;
    }
    case 'other':
      return `${visibleText(artifact.label)}: not decoded\n`;
  }
}
