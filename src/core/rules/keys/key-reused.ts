import { phrase } from '../../model/text/text.ts';
import { authorityName } from '../../trust/subjectNames.ts';
import { type CertificateUse, certificateUses, isAuthority } from '../certificateUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../places.ts';
import { PKI_PAGE } from '../references.ts';
import { defineRule } from '../rule.ts';

/** One key for several identities. */
export const keyReused = defineRule({
  id: 'keys/key-reused',
  severity: 'hint',
  basis: 'advice',
  title: 'Several identities share one key',
  messages: { shared: 'The same key serves {list}.' },
  docs: {
    why: 'Who gets the key is all of them, and none can be replaced alone.',
    fix: 'Make one key for each identity.',
    references: [PKI_PAGE],
  },
  *check(node) {
    const byKey = new Map<string, CertificateUse[]>();
    for (const use of certificateUses(node)) {
      if (isAuthority(use.certificate) || use.consumers.length === 0) continue;
      const { id } = use.certificate.publicKey;
      byKey.set(id, [...(byKey.get(id) ?? []), use]);
    }
    for (const uses of byKey.values()) {
      const [first] = uses;
      const names = [...new Set(uses.map(({ certificate }) => `“${authorityName(certificate)}”`))];
      if (!first || names.length < 2) continue;
      const at = placeOf(first.artifact);
      yield {
        message: 'shared',
        data: { list: names.join(', ') },
        at,
        related: relatedTo(
          at,
          uses.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('The same key'))),
        ),
      };
    }
  },
});
