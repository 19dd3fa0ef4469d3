import { type Language, plainText, type ShownExpiration, type ShownExpirations } from '../../core/index.ts';
import type * as page from '../../webview/protocol/expirations.ts';

/**
 * The rows of the expiration report as they are sent, in a language, in English where none is given. Names and columns are kubeadm's own words
 * in each.
 */
export function localizedExpirations(
  { certificates, authorities }: ShownExpirations,
  language?: Language,
): page.ShownExpirations {
  const localized = (row: ShownExpiration) => ({
    ...row,
    residual: plainText(row.residual, language),
    note: row.note && plainText(row.note, language),
  });
  return { certificates: certificates.map(localized), authorities: authorities.map(localized) };
}
