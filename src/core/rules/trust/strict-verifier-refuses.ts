import { flagsOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

/** Python verifies with OpenSSL's X509_V_FLAG_X509_STRICT since 3.13; the texts are OpenSSL's (tried with 3.5). */
export const strictVerifierRefuses = defineRule(TRUST['strict-verifier-refuses'], {
  *check(node) {
    const refused = new Set<string>();
    for (const { certificate, artifact, consumers, related } of certificateUses(node)) {
      const errors = isAuthority(certificate) ? gapsOf(certificate) : [];
      if (errors.length === 0 || !consumers.some(({ name }) => GIVEN_TO_CLIENTS.includes(name))) continue;
      refused.add(certificate.subject.key);
      const data = {
        name: shortName(certificate.subject),
        errors: joined(
          errors.map((error) => phrase('`{error}`', { error })),
          ', ',
        ),
      };
      yield { message: 'authority', data, at: placeOf(artifact), related };
    }
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (use.by !== 'kube-apiserver' || use.purpose !== 'serverAuth' || !leaf) continue;
      const { version, authorityKeyId, issuer, subject } = leaf.certificate;
      // A CA without a key identifier leaves nothing to reference; the CA is reported instead.
      if (version < 3 || authorityKeyId !== undefined || issuer.key === subject.key || refused.has(issuer.key))
        continue;
      yield {
        message: 'leaf',
        data: { name: shortName(subject), errors: phrase('Missing Authority Key Identifier') },
        at: placeOf(leaf),
        evidence: use.evidence,
        related: relatedTo(placeOf(leaf), [
          relatedPlace(use.credentials.at, phrase('Referenced by {textLabel}', { textLabel: use.credentials.label })),
        ]),
      };
    }
  },
});

/** The fields and flags by which clients of the API server, pods among them, get its CA. */
const GIVEN_TO_CLIENTS: readonly string[] = [
  'certificate-authority',
  ...flagsOfSide('kube-controller-manager', 'connects api', 'trustBundle'),
];

const BASIC_CONSTRAINTS = '2.5.29.19';

/** The parts that OpenSSL requires and the certificate of a CA lacks, in the order of OpenSSL's checks. */
function gapsOf({ version, keyUsage, subjectKeyId, extensions }: Certificate): readonly string[] {
  if (version < 3) return [];
  const isCritical = extensions.some(({ oid, critical }) => oid === BASIC_CONSTRAINTS && critical);
  return [
    ...(isCritical ? [] : ['Basic Constraints of CA cert not marked critical']),
    ...(keyUsage ? [] : ['CA cert does not include key usage extension']),
    ...(subjectKeyId === undefined ? ['Missing Subject Key Identifier'] : []),
  ];
}
