import { l10n } from 'vscode';
import { type ExpirationReport, type ExpirationSummary, renewFirstText, withoutCopies } from '../../core/index.ts';
import type { ExpirationWords } from '../../webview/protocol/expirationWords.ts';
import { nextToEnd } from '../inspection/expirationOf.ts';
import { shown } from '../text/shown.ts';

/** The page's own words in the person's language; kubeadm's stay as they are. */
export function expirationWords(): ExpirationWords {
  return {
    certificates: l10n.t('Certificates'),
    authorities: l10n.t('CAs'),
    timeline: l10n.t('Certificate Expiration'),
    timelineHelp: l10n.t('Use the arrow keys to move between marks, and Enter to show the certificates of a mark.'),
    today: l10n.t('today'),
    ago: l10n.t('{0} ago'),
    days: l10n.t('{0} days'),
    year: l10n.t('1 year'),
    years: l10n.t('{0} years'),
    zone: l10n.t('Expiring within {0} days'),
    cluster: l10n.t('{0} certificates, {1}, {2}: {3}'),
    clusterOfOne: l10n.t('1 certificate, {1}, {2}: {3}'),
    andMore: l10n.t('and {0} more'),
    until: l10n.t('{0} to {1}'),
    filter: l10n.t('Filter'),
    filterHint: l10n.t('Filter by name, subject, file, node or date'),
    onlyProblems: l10n.t('Problems only'),
    shown: l10n.t('{0} of {1} shown'),
    showAll: l10n.t('Show all dates'),
    showMore: l10n.t('Show more ({0})'),
    nothing: l10n.t('No matching certificates.'),
    empty: l10n.t('No certificates found in the workspace.'),
    saveAs: l10n.t('Save as'),
    asText: l10n.t('Open as Text'),
    renew: l10n.t('RENEW WITH'),
    node: l10n.t('NODE'),
    copy: l10n.t('Copy'),
    copied: l10n.t('Copied'),
    copyCommand: l10n.t('Copy command: {0}'),
    goTo: l10n.t('Go to {0}'),
    valid: l10n.t('valid'),
    expiring: l10n.t('expiring'),
    expired: l10n.t('expired'),
    notYetValid: l10n.t('not yet valid'),
    missing: l10n.t('missing'),
    unread: l10n.t('not read'),
  };
}

/** Empty without any. "27 certificates and 3 CAs. 1 expired, 2 expiring. The next to expire: etcd-server, in 12 days (2026-12-07 03:00 UTC)." */
export function summarySentences(report: ExpirationReport, summary: ExpirationSummary): string {
  const { certificates, authorities, now } = report;
  if (certificates.length + authorities.length === 0) return '';
  const words = expirationWords();
  const [leaves, cas] = [withoutCopies(certificates), withoutCopies(authorities)];
  const all = [...leaves, ...cas];
  const counts = (['expired', 'expiring', 'notYetValid', 'missing', 'unread'] as const).flatMap((wanted) => {
    const count = all.filter(({ state }) => state === wanted).length;
    return count === 0 ? [] : [`${count} ${words[wanted]}`];
  });
  const total = l10n.t(
    '{0} and {1}.',
    certificatesText(leaves.length, certificates.length),
    authoritiesText(cas.length, authorities.length),
  );
  const problems = counts.length === 0 ? l10n.t('All are valid.') : `${counts.join(', ')}.`;
  const soonest = nextToEnd(summary, now);
  const rest = [renewFirstText(report.renewFirst), soonest].flatMap((one) => (one === undefined ? [] : shown(one)));
  return [total, problems, ...rest].join(' ');
}

function certificatesText(count: number, places: number): string {
  return withCopies(count === 1 ? l10n.t('1 certificate') : l10n.t('{0} certificates', count), count, places);
}

function authoritiesText(count: number, places: number): string {
  return withCopies(count === 1 ? l10n.t('1 CA') : l10n.t('{0} CAs', count), count, places);
}

function withCopies(counted: string, count: number, places: number): string {
  return places > count ? l10n.t('{0} ({1} with copies)', counted, places) : counted;
}
