/** PEM text with 64 columns and a last newline, as Go and OpenSSL write it (RFC 7468 section 2). */
export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.map((line) => `${line}\n`).join('')}-----END ${label}-----\n`;
}

/** The bytes of the first block of a PEM text. */
export function pemBytes(text: string): Uint8Array {
  const body = /-----BEGIN [^-]+-----([^-]*)-----END/.exec(text)?.[1] ?? '';
  return Uint8Array.from(Buffer.from(body, 'base64'));
}

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
export const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
