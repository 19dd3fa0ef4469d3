import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { distinguishedNameText } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { discoveries } from './bootstrapTokens.ts';
import { clusterAuthorities, digestOf, hashError, meantHash } from './discovery.ts';

/** A hash is `sha256:` and the digest of the public key in hexadecimal (kubeadm, pubkeypin.Set.Allow). */
export const discoveryHashFormat = defineRule(OBJECTS['discovery-hash-format'], {
  *check(node): Iterable<IssueOf<(typeof OBJECTS)['discovery-hash-format']>> {
    const authorities = clusterAuthorities(node);
    for (const { discovery, place } of discoveries(node)) {
      for (const hash of discovery.caCertHashes) {
        if (isTemplated(hash.value)) continue;
        const at = place(hash);
        const meant = meantHash(hash.value);
        const fixTo = (text: string) =>
          fixOf(phrase('Change it to {text}', { text }), [writeValue(fileOfUri(node, at.uri)?.file, at, text)]);
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
