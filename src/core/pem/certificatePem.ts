import type { Certificate } from '../model/certificate.ts';
import { encodeBase64 } from '../text/base64.ts';

/** Characters a line (RFC 7468 §2). */
const WIDTH = 64;

/** A certificate as PEM, whatever form it was read in (RFC 7468 §5). */
export function certificatePem({ der }: Certificate): string {
  const lines = encodeBase64(der).match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
