import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { aboutName } from '../../model/about.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { namedServers } from '../../uses/views/namedServer.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { reissue } from '../sequences/reissue.ts';

/** The common name is no longer a host name (RFC 9525 §6.3). */
export const sanMissingCnOnly = defineRule(NAMES['san-missing-cn-only'], {
  *check(node, context) {
    const isRefused = holdsForCluster(node, BEHAVIORS.commonNameIgnored);
    for (const { leaf, use, hasNames } of namedServers(node, context.verifications)) {
      if (hasNames) continue;
      const { at } = use.credentials;
      yield {
        message: isRefused === 'yes' ? 'cnOnly' : 'later',
        data: { name: shortName(leaf.certificate.subject) },
        severity: isRefused === 'yes' ? undefined : isRefused === 'no' ? 'hint' : 'warning',
        at,
        about: [aboutName(leaf.certificate)],
        evidence: use.evidence,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
