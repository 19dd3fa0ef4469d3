import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_X509, rfc5280 } from '../references/references.ts';
import { dateText, daysBetween, daysText } from '../subjects/certificateClock.ts';
import { isReportedAtFile } from '../subjects/reportedAtObjects.ts';
import { certificatesIn, isManaged, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';
import { TLS_SECRET_PAGE } from './objectReferences.ts';

/** The certificate of a TLS Secret, or all CAs beside it, past their notAfter (RFC 5280 section 4.1.2.5). */
export const tlsSecretExpired = defineRule({
  id: 'objects/tls-secret-expired',
  severity: 'error',
  basis: 'must',
  title: 'The certificate of a TLS Secret has expired',
  messages: {
    leaf: '“{name}” in Secret “{secret}” expired {ago} ago ({date}): every client refuses the server that shows it: `x509: certificate has expired or is not yet valid`.',
    authority: 'ca.crt of Secret “{secret}” expired {ago} ago ({date}): it verifies nothing any more.',
    copy: '“{name}” in Secret “{secret}” expired {ago} ago ({date}). cert-manager renews the Secret in the cluster; this is an old copy, or the renewal failed.',
  },
  docs: {
    why: 'Whoever mounts the Secret or terminates TLS with it, an Ingress controller for example, shows this certificate. Nothing renews a Secret that was written by hand.',
    fix: 'Issue the certificate anew and replace both keys: `kubectl create secret tls <name> --cert=tls.crt --key=tls.key --dry-run=client -o yaml | kubectl apply -f -`. For a Secret of cert-manager see `kubectl describe certificate`.',
    references: [rfc5280('4.1.2.5'), GO_X509, TLS_SECRET_PAGE],
  },
  *check(node, { now }) {
    for (const { secret, certificate, authority } of tlsSecrets(node)) {
      const [leaf] = certificatesIn(certificate);
      const authorities = certificatesIn(authority);
      const isOver = authorities.every((one) => one.certificate.notAfter < now);
      const [last] = [...authorities].sort((a, b) => b.certificate.notAfter - a.certificate.notAfter);
      const leafIsOver = leaf !== undefined && leaf.certificate.notAfter < now;
      const expired = leafIsOver ? leaf : isOver ? last : undefined;
      if (!expired || isReportedAtFile(node, expired.certificate)) continue;
      const { notBefore, notAfter, subject } = expired.certificate;
      if (notAfter < notBefore) continue;
      yield {
        message: isManaged(secret) ? 'copy' : leafIsOver ? 'leaf' : 'authority',
        data: {
          name: shortName(subject),
          secret: secretName(secret),
          ago: daysText(daysBetween(notAfter, now)),
          date: dateText(notAfter),
        },
        at: placeOf(expired),
        severity: isManaged(secret) ? 'warning' : undefined,
      };
    }
  },
});
