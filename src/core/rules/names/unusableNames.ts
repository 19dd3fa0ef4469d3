import { isUnfilled } from '../../formats/placeholder.ts';
import { dnsNames } from '../../formats/x509/subjectNames.ts';
import { aboutName } from '../../model/about.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { namedServers } from '../../uses/views/namedServer.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import type { RuleContext } from '../engine/rule.ts';
import { reissue } from '../sequences/reissue.ts';

/**
 * DNS names of serving certificates that match no host as written. A name is left out if the host it evidently means is used
 * and missing: that is reported where it is used.
 */
export function* unusableNames(
  node: NodeView,
  { verifications }: RuleContext,
  meaningOf: (name: string) => string | undefined,
) {
  for (const { leaf, use, missing } of namedServers(node, verifications)) {
    for (const name of new Set(dnsNames(leaf.certificate))) {
      const meant = meaningOf(name);
      if (meant === undefined || missing.some(({ host }) => host === meant)) continue;
      const { at } = use.credentials;
      yield {
        data: { name },
        at,
        about: [aboutName(leaf.certificate)],
        evidence: use.evidence,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, use.credentials.uri),
      };
    }
  }
}

/** Whether a name is a placeholder. Words such as `NODE_NAME` may be names of hosts. */
export function isUnrendered(name: string): boolean {
  return !/^[a-z0-9_.*-]*$/i.test(name) && isUnfilled(name);
}
