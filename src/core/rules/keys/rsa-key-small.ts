import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { authorityName } from '../../formats/x509/subjectNames.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { PublicKey } from '../../model/artifacts/certificate.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { reissue } from '../sequences/reissue.ts';

/** Below this crypto/rsa refuses since Go 1.24. */
const REFUSED_BITS = 1024;
/** NIST SP 800-131A: less is not allowed for signatures. */
const WEAK_BITS = 2048;

/** An RSA key that is too short: refused by Go below 1024 bits, weak below 2048. */
export const rsaKeySmall = defineRule(KEYS['rsa-key-small'], {
  *check(node) {
    const reported = new Set<string>();
    for (const { key, artifact, name, related, isCa } of [...certificateKeys(node), ...tokenKeys(node)]) {
      const { bits = WEAK_BITS } = key;
      if (key.algorithm !== 'RSA' || bits >= WEAK_BITS || reported.has(key.id)) continue;
      reported.add(key.id);
      yield {
        message: bits < REFUSED_BITS ? 'refused' : 'weak',
        data: { name, bits },
        source: bits < REFUSED_BITS ? BEHAVIORS.shortRsaRefused.source : undefined,
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
        command: isCa ? undefined : reissue(node, artifact.origin.uri),
        severity:
          bits < REFUSED_BITS && holdsForCluster(node, BEHAVIORS.shortRsaRefused) === 'yes' ? undefined : 'warning',
      };
    }
  },
});

interface UsedKey {
  readonly key: PublicKey;
  readonly artifact: Artifact;
  readonly name: Text;
  readonly related: readonly RelatedPlace[];
  /** A CA's key is not replaced by one command. */
  readonly isCa: boolean;
}

function certificateKeys(node: NodeView): readonly UsedKey[] {
  return certificateUses(node).map(({ certificate, artifact, related }) => {
    return {
      key: certificate.publicKey,
      artifact,
      name: phrase('"{quoted}"', { quoted: authorityName(certificate) }),
      related,
      isCa: isAuthority(certificate),
    };
  });
}

/** Keys without a certificate: those of service accounts. */
function* tokenKeys(node: NodeView): Generator<UsedKey> {
  for (const consumer of consumersOf(node).all) {
    if (consumer.role !== 'verificationKeys' && consumer.role !== 'signingKey') continue;
    for (const artifact of consumer.credentials.artifacts) {
      if (artifact.kind !== 'publicKey' && artifact.kind !== 'privateKey') continue;
      const key = artifact.kind === 'publicKey' ? artifact.key : artifact.key.publicKey;
      if (key) yield { key, artifact, name: consumer.credentials.label, related: placesOf([consumer]), isCa: false };
    }
  }
}
