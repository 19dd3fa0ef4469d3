import { rotationDue } from '../kubernetes/components/kubeletConfiguration.ts';
import { parseRfc3339 } from '../kubernetes/values/goTime.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { KubernetesDocument } from '../model/documents/document.ts';
import { isAuthority } from '../model/labels/certificates.ts';
import { DAY, type Thresholds, warningTime } from '../model/labels/times.ts';
import type { Report } from '../model/report.ts';

/**
 * The next instant at which a finding about time or a shown count of days can change; undefined if no certificate
 * and no bootstrap token is left to wait for. Milliseconds since the epoch, always after `now`.
 */
export function nextChange({ files }: Pick<Report, 'files'>, now: number, thresholds: Thresholds): number | undefined {
  return nextChangeIn(files.values(), now, thresholds);
}

/** The same of some files. */
export function nextChangeIn(files: Iterable<DecodedFile>, now: number, thresholds: Thresholds): number | undefined {
  let next: number | undefined;
  for (const file of files) {
    for (const artifact of file.artifacts) {
      if (artifact.kind === 'token' && artifact.token.kind === 'jwt' && artifact.token.expiry !== undefined)
        consider(artifact.token.expiry);
      if (artifact.kind !== 'certificate') continue;
      for (const instant of instantsOf(artifact.certificate, now, thresholds)) consider(instant);
    }
    for (const document of file.documents) for (const instant of instantsIn(document)) consider(instant);
  }
  return next;

  function consider(instant: number): void {
    if (instant > now && (next === undefined || instant < next)) next = instant;
  }
}

/** A bootstrap token is refused from its very end on (cluster-bootstrap, GetExpiration), a row of a report is past it after. */
function instantsIn(document: KubernetesDocument): readonly number[] {
  switch (document.kind) {
    case 'bootstrapToken':
      return [document.expiration].flatMap((field) => parseRfc3339(field?.value ?? '') ?? []);
    case 'expirationReport':
      return document.rows.flatMap(({ expires }) => (expires === undefined ? [] : expires + 1));
    default:
      return [];
  }
}

function instantsOf(certificate: Certificate, now: number, thresholds: Thresholds): readonly number[] {
  const { notBefore, notAfter } = certificate;
  const warning = warningTime({ notBefore, notAfter, isCa: isAuthority(certificate) }, thresholds);
  // Valid up to and including notAfter (RFC 5280 §4.1.2.5), so the state changes a moment later.
  return [
    // Until a day ahead it may be the clock here that is wrong.
    notBefore - DAY + 1,
    notBefore,
    notAfter + 1,
    notAfter - warning,
    rotationDue(certificate),
    nextDay(notAfter, now),
  ];
}

/** The next instant at which the whole days to it are fewer, or those since it more. */
function nextDay(instant: number, now: number): number {
  return now > instant ? now + DAY - ((now - instant) % DAY) : now + ((instant - now) % DAY) + 1;
}
