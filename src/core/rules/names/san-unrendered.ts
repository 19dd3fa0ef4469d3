import { aboutName } from '../../model/about.ts';
import { shortName } from '../../model/labels/names.ts';
import { joined } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { reissue } from '../sequences/reissue.ts';
import { isUnrendered } from './unusableNames.ts';

/** More would make a sentence a list. */
const MAX_NAMES = 5;

/** A name is compared as it is, also if a template left it (RFC 5280 §4.2.1.6). */
export const sanUnrendered = defineRule(NAMES['san-unrendered'], {
  *check(node) {
    for (const { certificate, artifact, related } of certificateUses(node)) {
      const names = (certificate.subjectAltNames ?? []).flatMap((name) =>
        name.kind === 'dns' || name.kind === 'uri' ? contentOf(name.value) : [],
      );
      const unrendered = [...new Set(names)].filter(isUnrendered);
      if (unrendered.length === 0) continue;
      yield {
        message: 'unrendered',
        data: { name: shortName(certificate.subject), list: joined(unrendered.slice(0, MAX_NAMES), ', ') },
        at: placeOf(artifact),
        about: [aboutName(certificate)],
        related,
        command: reissue(node, artifact.origin.uri),
      };
    }
  },
});
