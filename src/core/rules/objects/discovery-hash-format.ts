import { isTemplated } from '../../formats/placeholder.ts';
import { distinguishedNameText } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { discoveries, KUBEADM_JOIN, PUBKEYPIN } from './bootstrapTokens.ts';
import { clusterAuthorities, digestOf, hashError, meantHash } from './discovery.ts';

/** A hash is `sha256:` and the digest of the public key in hexadecimal (kubeadm, pubkeypin.Set.Allow). */
export const discoveryHashFormat = defineRule({
  id: 'objects/discovery-hash-format',
  severity: 'error',
  basis: 'observed',
  title: 'A hash of the CA’s key has the wrong form',
  messages: {
    form: 'kubeadm does not read this hash: `invalid discovery token CA certificate hash: {error}`.',
    fingerprint:
      'This is the fingerprint of the certificate {subject}; kubeadm pins its public key (SubjectPublicKeyInfo), whose hash is {wanted}.',
  },
  docs: {
    why: 'kubeadm compares the SHA-256 of the SubjectPublicKeyInfo, so that a renewed CA with the same key keeps its hash. `openssl x509 -fingerprint` shows another one, of the whole certificate.',
    fix: 'Write `sha256:` and 64 hexadecimal digits: `openssl x509 -pubkey -in /etc/kubernetes/pki/ca.crt -noout | openssl pkey -pubin -outform der | sha256sum`, or take the line that `kubeadm token create --print-join-command` prints.',
    references: [PUBKEYPIN, KUBEADM_JOIN],
  },
  *check(node): Iterable<Issue<'form' | 'fingerprint'>> {
    const authorities = clusterAuthorities(node);
    for (const { discovery, place } of discoveries(node)) {
      for (const hash of discovery.caCertHashes) {
        if (isTemplated(hash.value)) continue;
        const at = place(hash);
        const meant = meantHash(hash.value);
        const fixTo = (text: string) => [{ title: phrase('Change it to {text}', { text }), edits: [{ ...at, text }] }];
        const authority = authorities.find(({ certificate }) => `sha256:${certificate.sha256}` === meant);
        if (authority) {
          const { subject, publicKey } = authority.certificate;
          const wanted = `sha256:${publicKey.id}`;
          yield {
            message: 'fingerprint',
            data: { subject: distinguishedNameText(subject), wanted },
            at,
            fixes: fixTo(wanted),
          };
        } else if (digestOf(hash.value) === undefined) {
          const fixes = meant === undefined ? [] : fixTo(meant);
          yield { message: 'form', data: { error: hashError(hash.value) }, at, fixes };
        }
      }
    }
  },
});
