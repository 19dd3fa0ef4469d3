import { namedServers } from '../../connections/participants/namedServer.ts';
import { phrase } from '../../model/text/text.ts';
import { reissue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { rfc5280 } from '../references/references.ts';

/** Addresses belong into iPAddress names (RFC 5280 §4.2.1.6). */
export const sanIpAsDns = defineRule({
  id: 'names/san-ip-as-dns',
  severity: 'error',
  basis: 'must',
  title: 'An IP address stands among the DNS names of a certificate',
  messages: {
    asDns:
      '{addresses} must be an `IP:` name of the certificate; as a DNS name it never matches, because Go looks for addresses among the IP names only.',
  },
  docs: {
    why: 'Clients that dial an address compare it with the iPAddress entries of the certificate. A DNS entry that reads like an address is never looked at.',
    fix: 'Issue the certificate again with the address as an IP entry: `IP:10.0.0.1` in an OpenSSL configuration. kubeadm sorts `certSANs` into the right kind by itself.',
    references: [rfc5280('4.2.1.6'), GO_VERIFY_HOSTNAME],
  },
  *check(node, context) {
    for (const { leaf, use, addressesAsDns } of namedServers(node, context.verifications)) {
      if (addressesAsDns.length === 0) continue;
      const { at } = use.credentials;
      yield {
        message: 'asDns',
        data: { addresses: addressesAsDns.join(', ') },
        at,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
