import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { keyText } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { meshAuthorities } from '../subjects/meshAuthorities.ts';

/** Linkerd's proxies know one kind of key (linkerd2, pkg/issuercerts, CheckCertAlgoRequirements). */
export const linkerdIssuerAlgorithm = defineRule(OBJECTS['linkerd-issuer-algorithm'], {
  *check(node) {
    for (const { mesh, certificate } of meshAuthorities(node)) {
      const issuer = mesh === 'linkerd' ? leafOf(certificate) : undefined;
      if (issuer) yield* faultOf(issuer);
    }
  },
});

function* faultOf(issuer: CertificateArtifact): Generator<IssueOf<(typeof OBJECTS)['linkerd-issuer-algorithm']>> {
  const { publicKey, signatureAlgorithm, subject } = issuer.certificate;
  const name = shortName(subject);
  if (publicKey.algorithm !== 'EC' || publicKey.curve !== 'P-256') {
    yield { message: 'key', data: { name, key: keyText(publicKey) }, at: placeOf(issuer) };
  } else if (signatureAlgorithm.name !== 'ecdsa-with-SHA256') {
    yield { message: 'signature', data: { name, algorithm: signatureAlgorithm.name }, at: placeOf(issuer) };
  }
}
