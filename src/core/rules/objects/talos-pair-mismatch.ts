import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR } from '../references/references.ts';
import { mismatchOf } from '../subjects/keyPairs.ts';
import { talosPairs } from '../subjects/talosPairs.ts';
import { TALOS_CONFIG_PAGE } from './objectReferences.ts';

/** The halves of a pair of Talos do not belong together (crypto/tls, crypto/x509, tried). */
export const talosPairMismatch = defineRule({
  id: 'objects/talos-pair-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'A key in a Talos configuration does not belong to its certificate',
  messages: {
    authority: '{key} does not belong to {certificate}: nobody trusts what Talos signs with it.',
    client: '{key} does not belong to {certificate}: `{error}`.',
  },
  docs: {
    why: 'Talos issues every certificate of a node from the CAs of its machine configuration. With the key of another CA the result names the right issuer but bears a signature that does not verify. The pair of a talosconfig cannot even be loaded.',
    fix: 'Take both halves from the same source: the secrets bundle of the cluster, or the machine configuration of a control-plane node that works.',
    references: [TALOS_CONFIG_PAGE, GO_KEY_PAIR],
  },
  *check(node) {
    for (const { pair, certificate, key } of talosPairs(node)) {
      const mismatch = certificate && key && mismatchOf(certificate, key);
      if (!mismatch) continue;
      yield {
        message: pair.role === 'authority' ? 'authority' : 'client',
        data: { key: key.label, certificate: certificate.label, error: mismatch.error },
        at: key.at,
        related: [relatedPlace(placeOf(mismatch.leaf), phrase('The certificate'))],
      };
    }
  },
});
