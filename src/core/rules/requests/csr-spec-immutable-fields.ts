import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { deleteLines } from './requestEdits.ts';
import { CSR_API } from './requestReferences.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** The API server writes who asks, whatever the object says (kubernetes.io, CertificateSigningRequestSpec). */
export const csrSpecImmutableFields = defineRule({
  id: 'requests/csr-spec-immutable-fields',
  severity: 'hint',
  basis: 'must',
  title: 'A request says who sends it',
  messages: { ignored: '{fields}: set by the API server when the object is created; ignored here.' },
  docs: {
    why: '`username`, `uid`, `groups` and `extra` record who created the object, so that whoever approves it can tell. The API server fills them in itself and overwrites what is given. The name that the certificate will bear stands in the request.',
    fix: 'Remove the fields.',
    references: [CSR_API],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const { serverSet, exported, conditions, certificate } = view.document;
      const [first] = serverSet;
      // In what came out of the API server they stand rightly.
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
