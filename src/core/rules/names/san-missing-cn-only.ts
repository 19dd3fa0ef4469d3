import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { namedServers } from '../../connections/participants/namedServer.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { reissue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';

/** The common name is no host name any more (RFC 9525 §6.3). */
export const sanMissingCnOnly = defineRule({
  id: 'names/san-missing-cn-only',
  severity: 'error',
  basis: 'must',
  title: 'A serving certificate has no alternative names',
  messages: {
    cnOnly:
      'The certificate “{name}” has no subject alternative names, so it is valid for no host: `x509: certificate relies on legacy Common Name field, use SANs instead`.',
    later:
      'The certificate “{name}” has no subject alternative names: from Kubernetes 1.19 (Go 1.15) on it is valid for no host, `x509: certificate relies on legacy Common Name field, use SANs instead`.',
  },
  docs: {
    why: 'Go compares hosts with the subject alternative names only and has ignored the common name since 1.15. Client certificates need no alternative names; servers do.',
    fix: 'Issue the certificate again with every name and address of the server among its alternative names.',
    references: [
      { source: 'RFC 9525', section: '§6.3', url: 'https://www.rfc-editor.org/rfc/rfc9525#section-6.3' },
      GO_VERIFY_HOSTNAME,
    ],
  },
  *check(node, context) {
    const isRefused = holdsForCluster(node, BEHAVIOURS.commonNameIgnored);
    for (const { leaf, use, hasNames } of namedServers(node, context.verifications)) {
      if (hasNames) continue;
      const { at } = use.credentials;
      yield {
        message: isRefused === 'yes' ? 'cnOnly' : 'later',
        data: { name: shortName(leaf.certificate.subject) },
        severity: isRefused === 'yes' ? undefined : isRefused === 'no' ? 'hint' : 'warning',
        at,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
