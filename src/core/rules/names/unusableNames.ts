import { namedServers } from '../../connections/namedServer.ts';
import { phrase } from '../../model/text/text.ts';
import type { NodeView } from '../../nodes/node.ts';
import { dnsNames } from '../../trust/subjectNames.ts';
import { placeOf, relatedPlace, relatedTo } from '../places.ts';
import { reissue } from '../reissue.ts';
import type { Issue, RuleContext } from '../rule.ts';

/**
 * DNS names of serving certificates that match no host as they are written, by what was evidently meant; a meaning that is
 * dialled and missing is told where it is dialled.
 */
export function* unusableNames(
  node: NodeView,
  { proofs }: RuleContext,
  meaningOf: (name: string) => string | undefined,
): Generator<Omit<Issue, 'message'>> {
  for (const { leaf, use, missing } of namedServers(node, proofs)) {
    for (const name of new Set(dnsNames(leaf.certificate))) {
      const meant = meaningOf(name);
      if (meant === undefined || missing.some(({ host }) => host === meant)) continue;
      const { at } = use.material;
      yield {
        data: { name },
        at,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, use.material.uri),
      };
    }
  }
}
