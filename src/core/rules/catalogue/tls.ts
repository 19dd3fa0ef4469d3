import type { Rule } from '../engine/rule.ts';
import { cipherCertMismatch } from '../tls/cipher-cert-mismatch.ts';
import { cipherInsecure } from '../tls/cipher-insecure.ts';
import { cipherUnknown } from '../tls/cipher-unknown.ts';
import { cipherWithTls13Only } from '../tls/cipher-with-tls13-only.ts';
import { serialDuplicate } from '../tls/serial-duplicate.ts';
import { serialTooLong } from '../tls/serial-too-long.ts';
import { tlsMinAboveMax } from '../tls/tls-min-above-max.ts';
import { tlsMinVersionLow } from '../tls/tls-min-version-low.ts';
import { tlsVersionNameInvalid } from '../tls/tls-version-name-invalid.ts';

/** The rules of the group tls, by path. Written by `npm run generate`. */
export const TLS_RULES: readonly Rule[] = [
  cipherCertMismatch,
  cipherInsecure,
  cipherUnknown,
  cipherWithTls13Only,
  serialDuplicate,
  serialTooLong,
  tlsMinAboveMax,
  tlsMinVersionLow,
  tlsVersionNameInvalid,
];
