import { defineRule } from '../engine/rule.ts';
import { discoveries, KUBEADM_JOIN } from './bootstrapTokens.ts';

/** Without a hash nothing but the token speaks for the cluster (kubernetes.io, "kubeadm join"). */
export const discoveryUnsafeSkip = defineRule({
  id: 'objects/discovery-unsafe-skip',
  severity: 'warning',
  basis: 'must',
  title: 'A joining node does not check the CA of the cluster',
  messages: { unsafe: 'The joining node will trust any CA that somebody with the token shows it.' },
  docs: {
    why: 'Every node that ever joined knows a token. Whoever has one and stands between can show a joining node another cluster.',
    fix: 'List the hash of the CA’s key in `caCertHashes` and remove `unsafeSkipCAVerification`.',
    references: [KUBEADM_JOIN],
  },
  *check(node) {
    for (const { discovery, place } of discoveries(node)) {
      const skip = discovery.unsafeSkipCaVerification;
      // Hashes are checked even then.
      if (skip?.value === true && discovery.caCertHashes.length === 0) yield { message: 'unsafe', at: place(skip) };
    }
  },
});
