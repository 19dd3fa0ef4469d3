import { decodeDer, decodePemText } from '../../formats/artifacts/decodePemText.ts';
import { decodeBase64 } from '../../formats/base64/base64.ts';
import { looksLikeDer } from '../../formats/sniff.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';

/** Base64 of "-----BEGIN" and of a DER SEQUENCE with a two-octet length: how certificates begin. */
const STARTS = /^\s*(?:LS0tLS1CRUdJTi|MII)[A-Za-z0-9+/=\s]*$/;

/** A file that is nothing but base64 of PEM or of DER, as people save it from a kubeconfig; undefined for others. */
export async function decodeBareBase64(
  text: string,
  uri: string,
): Promise<{ artifacts: readonly Artifact[]; problems: readonly Problem[] } | undefined> {
  if (!STARTS.test(text)) return undefined;
  const decoded = decodeBase64(text.replaceAll(/[ \t]/g, '').trim());
  if (!('bytes' in decoded)) return undefined;
  const start = text.search(/\S/);
  const span = { start, end: text.trimEnd().length };
  if (looksLikeDer(decoded.bytes)) return decodeDer(decoded.bytes, uri, [{ kind: 'base64' }], span);
  const pem = new TextDecoder().decode(decoded.bytes);
  return decodePemText(pem, uri, { trail: [{ kind: 'base64' }], span });
}
