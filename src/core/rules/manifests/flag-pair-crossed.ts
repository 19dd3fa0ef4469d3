import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR } from '../references/references.ts';
import { crossedPair } from '../subjects/crossedPair.ts';
import { certificatePairs } from '../subjects/keyPairs.ts';

/** Two flags of a pair that name files of two pairs (Go, tls.X509KeyPair). */
export const flagPairCrossed = defineRule({
  id: 'manifests/flag-pair-crossed',
  severity: 'error',
  basis: 'observed',
  title: 'Certificate and key flag name files of different pairs',
  messages: {
    key: '{wrong} names a key that does not belong to {right}: `{error}`. {other} does.',
    certificate: '{wrong} names a certificate that does not belong to {right}: `{error}`. {other} does.',
  },
  docs: {
    why: 'Go compares both halves when it loads them, and the component stops where they differ.',
    fix: 'Let both flags name files of one pair.',
    references: [GO_KEY_PAIR],
  },
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
        related: relatedTo(wrong.at, [relatedPlace(right.at, phrase('The other half is named here'))]),
        fixes: [{ title: phrase('Change it to {other}', { other }), edits: [{ ...wrong.at, text: other }] }],
      };
    }
  },
});
