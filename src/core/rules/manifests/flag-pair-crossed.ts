import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { aboutPlaces, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { crossedPair } from '../subjects/crossedPair.ts';
import { certificatePairs } from '../subjects/keyPairs.ts';

/** Two flags of a pair that name files of two pairs (Go, tls.X509KeyPair). */
export const flagPairCrossed = defineRule(MANIFESTS['flag-pair-crossed'], {
  *check(node) {
    for (const pair of certificatePairs(node)) {
      const crossed = crossedPair(node, pair);
      if (!crossed) continue;
      const { half, other, error } = crossed;
      const wrong = pair[half];
      const right = pair[half === 'key' ? 'certificate' : 'key'];
      yield {
        message: half,
        data: { wrong: wrong.label, right: right.label, error, other },
        at: wrong.at,
        about: aboutPlaces(wrong.at, [right.at]),
        related: relatedTo(wrong.at, [relatedPlace(right.at, phrase('The other half of the pair'))]),
        fixes: fixOf(phrase('Change to {other}', { other }), [
          writeValue(fileOfUri(node, wrong.at.uri)?.file, wrong.at, other),
        ]),
      };
    }
  },
});
