/**
 * A password as PKCS#12's own derivation takes it (RFC 7292 §B.1): each form in which tools write it, the usual one first. The empty
 * one is two zeros or nothing at all; OpenSSL before 1.1.0 widened each octet of UTF-8. The caller wipes them.
 */
export function passwordForms(password: string): readonly Uint8Array[] {
  const usual = wideText(password);
  if (password === '') return [usual, new Uint8Array()];
  if (countForms(password) === 1) return [usual];
  const octets = new TextEncoder().encode(password);
  const widened = new Uint8Array(octets.length * 2 + 2);
  for (const [at, octet] of octets.entries()) widened[at * 2 + 1] = octet;
  octets.fill(0);
  return [usual, widened];
}

/** How many forms there are. */
export function countForms(password: string): 1 | 2 {
  return /^[\0-\x7f]+$/.test(password) ? 1 : 2;
}

/** BMPString with its closing zeros. */
function wideText(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2 + 2);
  for (let at = 0; at < text.length; at++) {
    out[at * 2] = text.charCodeAt(at) >> 8;
    out[at * 2 + 1] = text.charCodeAt(at);
  }
  return out;
}
