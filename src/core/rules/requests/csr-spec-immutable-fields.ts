import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';
import { deleteLines } from './requestEdits.ts';

import { placeIn, signingRequests } from './signingRequests.ts';

/** The API server writes who asks, whatever the object says (kubernetes.io, CertificateSigningRequestSpec). */
export const csrSpecImmutableFields = defineRule(REQUESTS['csr-spec-immutable-fields'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { serverSet, exported, conditions, certificate } = view.document;
      const [first] = serverSet;
      // In objects exported from the API server they are correct.
      if (!first || exported || conditions.length > 0 || certificate) continue;
      const spans = serverSet.map(({ span }) => span);
      yield {
        message: 'ignored',
        data: {
          fields: joined(
            serverSet.map(({ name }) => phrase('`{name}`', { name })),
            ', ',
          ),
        },
        at: placeIn(view, { span: first.keySpan }),
        fixes: deleteLines(
          view.file,
          spans,
          serverSet.length > 1 ? phrase('Remove the fields') : phrase('Remove the field'),
        ),
      };
    }
  },
});
