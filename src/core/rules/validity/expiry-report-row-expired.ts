import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { kubeadmWords } from '../../cluster/nodes/renewal.ts';
import { KUBEADM_CERTIFICATES } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import type { ExpirationReportDocument, ExpirationRow } from '../../model/documents/kubeadm.ts';
import { dateText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { commandWords, type ShellCommand } from '../../model/text/shellCommand.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { renewCommand } from '../sequences/reissue.ts';

/** A row of `kubeadm certs check-expiration` with `<invalid>` has expired (k8s.io/apimachinery/pkg/util/duration). */
export const expiryReportRowExpired = defineRule(VALIDITY['expiry-report-row-expired'], {
  *check(node, { now }): Iterable<IssueOf<(typeof VALIDITY)['expiry-report-row-expired']>> {
    for (const { document } of objectsOf(node, 'expirationReport')) {
      for (const row of document.rows) {
        if (!row.wasExpired) continue;
        yield {
          message: 'expired',
          data: { name: row.name, date: row.expires === undefined ? '' : ` (${dateText(row.expires)})` },
          at: { uri: document.uri, span: row.span },
          command: row.isAuthority ? undefined : renewal(node, row),
        };
      }
      const [first, ...others] = expiredSince(document, now);
      if (!first) continue;
      yield {
        message: 'since',
        data: {
          names: [first, ...others].map(({ name }) => name).join(', '),
          check: kubeadmWords(node, commandWords('kubeadm certs check-expiration')),
        },
        at: { uri: document.uri, span: first.span },
        related: others.map(({ name, span }) => relatedPlace({ uri: document.uri, span }, untrusted(name))),
        severity: 'info',
      };
    }
  },
});

function renewal(node: NodeView, { name }: ExpirationRow): ShellCommand | undefined {
  const path = KUBEADM_CERTIFICATES.find((one) => one.name === name)?.path;
  return path === undefined ? undefined : renewCommand(node, path);
}

function expiredSince({ rows }: ExpirationReportDocument, now: number): readonly ExpirationRow[] {
  return rows.filter(({ wasExpired, expires }) => !wasExpired && expires !== undefined && expires < now);
}
