import { aboutName } from '../../model/about.ts';
import { phrase } from '../../model/text/text.ts';
import { namedServers } from '../../uses/views/namedServer.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { reissue } from '../sequences/reissue.ts';

/** Addresses belong in iPAddress names (RFC 5280 §4.2.1.6). */
export const sanIpAsDns = defineRule(NAMES['san-ip-as-dns'], {
  *check(node, context) {
    for (const { leaf, use, addressesAsDns } of namedServers(node, context.verifications)) {
      if (addressesAsDns.length === 0) continue;
      const { at } = use.credentials;
      yield {
        message: 'asDns',
        data: { addresses: addressesAsDns.join(', ') },
        at,
        about: [aboutName(leaf.certificate)],
        evidence: use.evidence,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
