import type { Certificate } from '../../model/artifacts/certificate.ts';
import { encodeBase64 } from '../base64/base64.ts';

/** 64 characters (RFC 7468 §2). */
const LINE = /.{1,64}/g;

/** A certificate as PEM, whatever form it was read in (RFC 7468 §5). */
export function certificatePem({ der }: Certificate): string {
  const lines = encodeBase64(der).match(LINE) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
