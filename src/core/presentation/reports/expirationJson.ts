import { runningText } from '../../inspection/runningText.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { ExpirationEntry } from '../expiration/expirationEntry.ts';
import type { ExpirationReport } from '../expiration/expirationReport.ts';
import type { UrgentRenewal } from '../expiration/urgentRenewals.ts';
import { isoSeconds } from './json/jsonCertificates.ts';

/**
 * Both tables with the member names of kubeadm's CertificateExpirationInfo (output.kubeadm.k8s.io), and further facts; `null` for an unknown fact.
 * `residualTime` is in seconds, as kubeadm has it.
 */
export function expirationJson(report: ExpirationReport) {
  const { certificates, authorities, renewFirst, now, thresholds, leftOut } = report;
  return {
    schemaVersion: 1,
    now: isoSeconds(now),
    warningDays: thresholds.warningDays,
    caWarningDays: thresholds.caWarningDays,
    certificates: certificates.map((entry) => members(entry, now)),
    certificateAuthorities: authorities.map((entry) => members(entry, now)),
    renewFirst: renewFirst.map(urgentMembers),
    leftOut: leftOut.map(({ path, files, certificates: count }) => ({ path, files, certificates: count })),
  };
}

function members(entry: ExpirationEntry, now: number) {
  const { name, certificate, authority, externallyManaged, state, node, path, subject, renewal } = entry;
  return {
    name,
    expirationDate: certificate ? isoSeconds(certificate.notAfter) : null,
    residualTime: certificate ? Math.trunc((certificate.notAfter - now) / 1000) : null,
    caName: authority === undefined ? null : plainText(authority),
    externallyManaged: externallyManaged ?? null,
    missing: state === 'missing',
    status: state,
    node,
    file: path,
    subject: subject === undefined ? null : plainText(subject),
    serialNumber: certificate?.serialNumber ?? null,
    renew: renewal.command ?? null,
    beforeRenewal: (renewal.warnings ?? []).map((warning) => plainText(warning)),
  };
}

/** `breaks` counts the connections that fail by the certificate, `follows` those that fail because a component does not start. */
function urgentMembers({ entry, breaks, follows, outcome }: UrgentRenewal) {
  return {
    name: entry.name,
    node: entry.node,
    file: entry.path,
    breaks: breaks.length,
    follows: follows.length,
    running: outcome ? plainText(runningText(outcome)) : null,
  };
}
