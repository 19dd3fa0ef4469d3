import { missingIntermediate } from '../../connections/causes/faultRule.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** The intermediate that would complete the chain is neither shown nor trusted (RFC 8446 §4.4.2). */
export const chainIncomplete = defineRule({
  id: 'trust/chain-incomplete',
  severity: 'error',
  basis: 'must',
  title: 'An intermediate certificate is missing from the file of a leaf',
  messages: {
    missing:
      '“{leaf}” is issued by the intermediate “{issuer}”, which neither this file holds nor {trusted} trusts. Append it here: {effect}.',
    nowhere:
      '“{leaf}” is issued by “{issuer}”, by its name an intermediate, which neither this file holds nor {trusted} trusts. If a trusted CA issued it, append it here: {effect}.',
  },
  docs: {
    why: 'Whoever shows a certificate must show the intermediate CAs as well; the other side has only its trust anchors and fetches nothing.',
    fix: 'Append the intermediate certificate to the file, after the leaf. To trust the intermediate itself instead, add it to the bundle of the other side.',
    references: [
      { source: 'RFC 8446', section: '§4.4.2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2' },
      GO_VERIFY,
    ],
  },
  *check(node, context) {
    for (const { fault, leaf, data } of faultsForRule(this.id, node, context)) {
      if (!leaf) continue;
      const at = placeOf(leaf);
      const found = missingIntermediate(fault, node, context.signatures);
      yield { message: found ? 'missing' : 'nowhere', data, at, related: faultRelated(fault, at) };
    }
  },
});
