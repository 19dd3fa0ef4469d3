import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { asSentence } from '../../model/text/text.ts';
import { trustSigner } from '../edits/signerFile.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { reissue } from '../sequences/reissue.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';
import { rejectingBundle } from '../subjects/rejectingBundle.ts';

/** A certificate and the CA file that verifies it do not belong together (Go, Certificate.Verify). */
export const leafNotSignedByTrust = defineRule(TRUST['leaf-not-signed-by-trust'], {
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'otherAuthority') continue;
      const [verification] = fault.verifications;
      const data = verificationData(verification, context);
      // A leaf that bundles in several places reject is reported where it is referenced, otherwise at the one bundle.
      const places = new Set(fault.verifications.map(({ trusted: { at } }) => `${at.uri} ${at.span.start}`));
      const { at } = fault.side === 'presented' && places.size > 1 ? verification.presented : verification.trusted;
      yield {
        message: fault.side,
        data: { ...data, effect: asSentence(data.effect) },
        at,
        ...aboutFault(fault),
        related: faultRelated(fault, at),
        ...(fault.side === 'trusted'
          ? { fixes: trustSigner(node, verification.trusted, leavesOf(fault), context.signatures) }
          : { command: reissue(node, verification.presented.uri) }),
      };
    }
  },
  /** Reports a bundle whose fault shows only in the connections, not in the files of its node. */
  report(cause) {
    const found = rejectingBundle(cause);
    if (!found) return undefined;
    const { verification, verifications, data } = found;
    const { at } = verification.trusted;
    const related = faultRelated({ side: 'trusted', culprit: verification.trusted, verifications }, at);
    return { message: 'trusted', data: { ...data, effect: asSentence(data.effect) }, at, related };
  },
});

/** The certificates that the bundle must verify. */
function leavesOf({ verifications }: TrustFault) {
  return verifications.flatMap(({ presented }) => {
    const leaf = leafOf(presented);
    return leaf ? [{ certificate: leaf.certificate, uri: presented.uri }] : [];
  });
}
