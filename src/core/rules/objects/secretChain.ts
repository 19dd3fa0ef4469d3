import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isSignedBy } from '../../connections/causes/faultKind.ts';
import { isNamedIntermediate, isRoot } from '../../connections/causes/namedIntermediate.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { shortName } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import { perNode, type RuleContext } from '../engine/rule.ts';
import { certificatesIn, type TlsSecret, tlsSecrets } from '../subjects/tlsSecrets.ts';

/** Whether what a TLS Secret shows leads to what verifies it. `unknown` if the files do not show it. */
export type SecretChain =
  | { readonly kind: 'fits' | 'unknown' }
  /** `found`: the intermediate, if the files have it. */
  | {
      readonly kind: 'incomplete';
      readonly leaf: CertificateArtifact;
      readonly found?: CertificateArtifact | undefined;
      readonly issuer: Text;
    }
  /** `sameName`: a CA in ca.crt has the issuer's name and another key. */
  | {
      readonly kind: 'mismatch';
      readonly leaf: CertificateArtifact;
      readonly issuer: Text;
      readonly sameName: boolean;
    };

/** Organisations of public CAs, which issue from intermediates only (CA/Browser Forum, Baseline Requirements section 6.1.7). */
const PUBLIC_CA =
  /^(?:Let's Encrypt|DigiCert|Sectigo|GlobalSign|Google Trust Services|Amazon|GoDaddy|Entrust|ZeroSSL|SSL Corp|Buypass|Microsoft Corporation|IdenTrust|Certum|Asseco|QuoVadis|Starfield)/i;

/** Evaluates tls.crt with the ca.crt next to it and the certificates in the other files. */
export function secretChain(
  { certificate, authority }: TlsSecret,
  node: NodeView,
  { signatures, now }: RuleContext,
): SecretChain {
  const [leaf, ...others] = certificatesIn(certificate);
  if (!leaf) return { kind: 'unknown' };
  const anchors = certificatesIn(authority).map((one) => one.certificate);
  const last = topOf(
    leaf.certificate,
    others.map((one) => one.certificate),
    signatures,
  );
  const isSelfSigned = last.subject.key === last.issuer.key;
  if (anchors.length === 0 && isSelfSigned) return { kind: 'fits' };
  if (anchors.length > 0) {
    const shown = others.map((one) => one.certificate);
    const request = { leaf: leaf.certificate, intermediates: shown, anchors, purpose: 'any', now } as const;
    const outcome = verifyChain(request, signatures);
    if (outcome.kind === 'trusted') return { kind: 'fits' };
    if (outcome.kind === 'unchecked' || outcome.failure.kind !== 'unknownAuthority') return { kind: 'unknown' };
  }
  const issuer = shortName(last.issuer);
  const found = isSelfSigned ? undefined : missingLink(last, anchors, node, signatures);
  const sameName = anchors.some(({ subject }) => subject.key === last.issuer.key);
  const isPublic =
    !isRoot(last.issuer, node) &&
    last.issuer.attributes.some(({ type, value }) => type === 'O' && PUBLIC_CA.test(contentOf(value)));
  const isAlone = others.length === 0 && !isSelfSigned;
  if (found || (isAlone && !sameName && (isPublic || isNamedIntermediate(last.issuer, node)))) {
    return { kind: 'incomplete', leaf, found, issuer };
  }
  // Next to a certificate of a public CA, ca.crt is the CA that verifies clients.
  if (anchors.length === 0 || isPublic) return { kind: 'unknown' };
  return { kind: 'mismatch', leaf, issuer, sameName };
}

/** The certificate at which the chain of those shown ends. */
function topOf(leaf: Certificate, others: readonly Certificate[], signatures: SignatureTable): Certificate {
  const seen = new Set([leaf]);
  let top = leaf;
  for (;;) {
    const next = others.find((other) => !seen.has(other) && isSignedBy(top, other, signatures));
    if (!next) return top;
    seen.add(next);
    top = next;
  }
}

/** An intermediate of another file that signed it; with anchors at hand, one that they verify. */
function missingLink(
  last: Certificate,
  anchors: readonly Certificate[],
  node: NodeView,
  signatures: SignatureTable,
): CertificateArtifact | undefined {
  return intermediates(node)
    .get(last.issuer.key)
    ?.find(
      ({ certificate }) =>
        isSignedBy(last, certificate, signatures) &&
        (anchors.length === 0 || anchors.some((anchor) => isSignedBy(certificate, anchor, signatures))),
    );
}

/** The intermediates of all files that no bundle trusts by themselves, by their subjects; of copies the first. */
const intermediates = perNode((node): ReadonlyMap<string, readonly CertificateArtifact[]> => {
  const seen = new Set(trustedByItself(node));
  const found: CertificateArtifact[] = [];
  for (const { file, archived } of node.files) {
    for (const artifact of archived ? [] : file.artifacts) {
      if (artifact.kind !== 'certificate') continue;
      const { basicConstraints, subject, issuer, sha256 } = artifact.certificate;
      if (basicConstraints?.ca !== true || subject.key === issuer.key || seen.has(sha256)) continue;
      seen.add(sha256);
      found.push(artifact);
    }
  }
  return groupBy(found, ({ certificate }) => certificate.subject.key);
});

/** Certificates that some bundle trusts as they are: Go needs no root above them. */
const trustedByItself = perNode((node): ReadonlySet<string> => {
  const bundles = [
    ...objectsOf(node, 'calledServer').map(({ document }) => document.caBundle),
    ...objectsOf(node, 'trustBundle').map(({ document }) => document.bundle),
    ...objectsOf(node, 'configMap').flatMap(({ document }) => document.entries.map(({ field }) => field)),
    ...tlsSecrets(node).map(({ authority }) => authority),
  ];
  const trusted = new Set<string>();
  for (const artifact of bundles.flatMap((bundle) => bundle?.artifacts ?? [])) {
    if (artifact.kind === 'certificate') trusted.add(artifact.certificate.sha256);
  }
  return trusted;
});
