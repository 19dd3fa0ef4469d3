import { blanked } from './blanked.ts';
import { derKind } from './derKind.ts';
import { hexKeysIn } from './hexKeys.ts';
import { bytesOf, isPublicDer, keyMaterialIn, MAX_DEPTH, runsOf, SLACK, textOf } from './keyMaterial.ts';
import { isSshPublicKey } from './sshPublicKey.ts';
import { unreadableIn } from './unreadable.ts';

/** The text with certificates, requests and public keys blanked out, in whatever encoding, and every other character at its place. */
export function withoutPublic(text: string, depth = 0): string {
  const isPublic = (bytes: Uint8Array): boolean => isPublicMaterial(bytes, depth);
  const runs = runsOf(text).filter(({ digits }) => {
    if (isPublicDer(digits)) return true;
    const bytes = bytesOf(digits);
    return bytes !== undefined && isPublic(bytes);
  });
  return blanked(text, [...runs.map(({ span }) => span), ...hexKeysIn(text, isPublic)]);
}

/** DER that says so by how it begins and how long it is, or text of nothing but such things and words. */
function isPublicMaterial(bytes: Uint8Array, depth: number): boolean {
  if (isSshPublicKey(bytes)) return true;
  let rest = bytes;
  for (let der = derKind(rest); der; der = derKind(rest)) {
    if (der.kind === 'private') return false;
    rest = rest.subarray(der.length);
    if (rest.length <= SLACK) return true;
  }
  const text = rest.length < bytes.length || depth >= MAX_DEPTH ? undefined : textOf(bytes);
  if (text === undefined || !ENCODED.test(text) || keyMaterialIn(text).length > 0) return false;
  return unreadableIn(text, (inner) => withoutPublic(inner, depth + 1), undefined).length === 0;
}

/** A PEM block, or base64 of one or of DER. */
const ENCODED = /-----BEGIN |LS0tLS1CRUdJTi|^M[A-Za-z0-9+/]{40}/;
