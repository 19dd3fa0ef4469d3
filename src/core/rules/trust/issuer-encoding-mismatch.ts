import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** Go compares issuer and subject byte by byte (crypto/x509, CertPool). */
export const issuerEncodingMismatch = defineRule({
  id: 'trust/issuer-encoding-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'Issuer and CA read the same, but their names are encoded differently',
  messages: {
    otherBytes:
      'The issuer of “{leaf}” reads “{issuer}” like the CA in {trusted}, but its bytes differ (string type, letter case or blanks), and names are compared byte by byte: {effect}.',
  },
  docs: {
    why: 'RFC 5280 lets comparisons ignore the string type, Go does not: a name written as UTF8String never equals the same name written as PrintableString.',
    fix: "Issue the certificate again from the CA's own certificate, so that the tool copies the name's bytes instead of writing the name anew.",
    references: [GO_VERIFY],
  },
  *check(node, context) {
    for (const { fault, leaf, data } of faultsForRule(this.id, node, context)) {
      if (!leaf) continue;
      const at = placeOf(leaf);
      yield { message: 'otherBytes', data, at, related: faultRelated(fault, at) };
    }
  },
});
