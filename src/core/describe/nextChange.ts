import type { Certificate } from '../model/certificate.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { Report } from '../model/report.ts';
import { parseRfc3339 } from '../text/rfc3339.ts';
import { DAY, type Thresholds, warningDaysFor } from './timeText.ts';
import { isAuthority } from './usageText.ts';

/**
 * The next instant at which a finding about time or a shown count of days can change; undefined where no certificate
 * and no bootstrap token is left to wait for. Milliseconds since the epoch, always after `now`.
 */
export function nextChange(report: Report, now: number, thresholds: Thresholds): number | undefined {
  let next: number | undefined;
  for (const file of report.files.values()) {
    const certificates = file.artifacts.flatMap((artifact) =>
      artifact.kind === 'certificate' ? instantsOf(artifact.certificate, now, thresholds) : [],
    );
    for (const instant of [...certificates, ...endsOfTokens(file)]) {
      if (instant > now && (next === undefined || instant < next)) next = instant;
    }
  }
  return next;
}

/** A bootstrap token is refused from its very end on (cluster-bootstrap, GetExpiration). */
function endsOfTokens({ documents }: DecodedFile): readonly number[] {
  return documents.flatMap((document) =>
    document.kind === 'bootstrapToken' ? (parseRfc3339(document.expiration?.value ?? '') ?? []) : [],
  );
}

function instantsOf(certificate: Certificate, now: number, thresholds: Thresholds): readonly number[] {
  const { notBefore, notAfter } = certificate;
  const days = warningDaysFor({ ...certificate, isCa: isAuthority(certificate) }, thresholds);
  // Valid up to and including notAfter (RFC 5280 §4.1.2.5), so the state changes a moment later.
  return [notBefore, notAfter + 1, notAfter - days * DAY, now + ((((notAfter - now) % DAY) + DAY) % DAY) + 1];
}
