import { hasHexRun } from './hexKeys.ts';
import { bytesOf, isPublicDer, textOf } from './keyMaterial.ts';

/**
 * Whether a text is PEM blocks of certificates, requests and public keys and nothing else, or base64 of such blocks, as kubeconfigs and Secrets hold
 * them. Nothing is left out of it. False says nothing.
 */
export function isPublicPem(text: string): boolean {
  if (text.startsWith(BEGIN)) return areBlocks(text);
  if (!text.startsWith(BEGIN_IN_BASE64) || !BASE64.test(text)) return false;
  const bytes = bytesOf(text);
  const pem = bytes && textOf(bytes);
  return pem !== undefined && areBlocks(pem) && !hasHexRun(text);
}

const BEGIN = '-----BEGIN ';

const BEGIN_IN_BASE64 = 'LS0tLS1CRUdJTi';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const BLOCK =
  /-----BEGIN (CERTIFICATE|CERTIFICATE REQUEST|PUBLIC KEY)-----\n([A-Za-z0-9+/\n]+={0,2})\n-----END \1-----\s*/y;

function areBlocks(text: string): boolean {
  if (hasHexRun(text)) return false;
  let at = 0;
  while (at < text.length) {
    BLOCK.lastIndex = at;
    const [block, , body] = BLOCK.exec(text) ?? [];
    if (block === undefined || body === undefined || !isPublicDer(body.replaceAll('\n', ''))) return false;
    at += block.length;
  }
  return at > 0;
}
