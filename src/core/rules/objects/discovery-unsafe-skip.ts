import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { discoveries } from './bootstrapTokens.ts';

/** Without a hash nothing but the token speaks for the cluster (kubernetes.io, "kubeadm join"). */
export const discoveryUnsafeSkip = defineRule(OBJECTS['discovery-unsafe-skip'], {
  *check(node) {
    for (const { discovery, place } of discoveries(node)) {
      const skip = discovery.unsafeSkipCaVerification;
      // Hashes are checked even then.
      if (skip?.value === true && discovery.caCertHashes.length === 0) yield { message: 'unsafe', at: place(skip) };
    }
  },
});
