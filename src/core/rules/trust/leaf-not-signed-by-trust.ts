import { asSentence } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { PKI_PAGE } from '../references/references.ts';
import { faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** A certificate and the CA file held against it do not belong together (Go, Certificate.Verify). */
export const leafNotSignedByTrust = defineRule({
  id: 'trust/leaf-not-signed-by-trust',
  severity: 'error',
  basis: 'observed',
  title: 'The other side does not trust the CA that issued a certificate',
  messages: {
    presented:
      '{presented} does not come from a CA of {trusted}: “{leaf}” is issued by “{issuer}”, while only {list} is trusted. {effect}.',
    trusted:
      '{trusted} does not hold the CA of {presented}: it trusts only {list}, while “{leaf}” is issued by “{issuer}”. {effect}.',
  },
  docs: {
    why: 'No chain leads from the certificate, with whatever follows it in its file, to a certificate of the bundle that the other side reads. Signatures were checked, so that equal names do not deceive.',
    fix: 'Let the flag or field name the file with the right CA, or have the certificate issued by the CA that is trusted. While a CA is being replaced, put the old and the new one into the bundle. Restart what does not read its files anew: etcd reads its CA only when it starts, and a kubeconfig is read once.',
    references: [GO_VERIFY, PKI_PAGE],
  },
  *check(node, context) {
    for (const { fault, verification, data } of faultsForRule(this.id, node, context)) {
      // A leaf that several bundles refuse is told where it is named, else where the one bundle is.
      const bundles = new Set(fault.verifications.map((one) => one.trusted.uri));
      const { at } = fault.side === 'presented' && bundles.size > 1 ? verification.presented : verification.trusted;
      yield {
        message: fault.side,
        data: { ...data, effect: asSentence(data.effect) },
        at,
        related: faultRelated(fault, at),
      };
    }
  },
});
