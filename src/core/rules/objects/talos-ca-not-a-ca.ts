import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { isAuthority } from '../subjects/certificateUses.ts';
import { talosPairs } from '../subjects/talosPairs.ts';
import { TALOS_CONFIG_PAGE } from './objectReferences.ts';

/** A certificate from which Talos issues others, and that may not issue (RFC 5280 sections 4.2.1.3 and 4.2.1.9). */
export const talosCaNotACa = defineRule({
  id: 'objects/talos-ca-not-a-ca',
  severity: 'error',
  basis: 'must',
  title: 'A CA in a Talos configuration may not sign certificates',
  messages: {
    leaf: '“{name}” is not a CA, so what Talos issues from {field} is refused: `x509: invalid signature: parent certificate cannot sign this kind of certificate`.',
    usage:
      'The key usage of “{name}” lacks keyCertSign, so what Talos issues from {field} is refused: `x509: invalid signature: parent certificate cannot sign this kind of certificate`.',
  },
  docs: {
    why: 'Talos signs the certificates of its API, of Kubernetes and of etcd with the CAs of the machine configuration. Go takes no certificate for an issuer that does not say CA:TRUE or that lists key usages without keyCertSign.',
    fix: 'Put in the certificate of the CA itself, from the secrets bundle of the cluster or from another control-plane node.',
    references: [rfc5280('4.2.1.9'), rfc5280('4.2.1.3'), TALOS_CONFIG_PAGE],
  },
  *check(node) {
    for (const { pair, certificate } of talosPairs(node)) {
      const first = pair.role === 'authority' ? leafOf(certificate) : undefined;
      if (!certificate || !first) continue;
      const { keyUsage, subject } = first.certificate;
      const maySign = keyUsage === undefined || keyUsage.includes('keyCertSign');
      if (isAuthority(first.certificate) && maySign) continue;
      yield {
        message: isAuthority(first.certificate) ? 'usage' : 'leaf',
        data: { name: shortName(subject), field: certificate.label },
        at: placeOf(first),
      };
    }
  },
});
