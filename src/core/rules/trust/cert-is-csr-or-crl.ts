import { credentialSourceOf, openedViews } from '../../cluster/nodes/flags.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

const CERTIFICATE_ROLES: ReadonlySet<FlagRole> = new Set(['certificate', 'trustBundle', 'signerCertificate']);

/** A request is not yet a certificate, and a revocation list never will be (RFC 2986, RFC 5280 §5). */
export const certIsCsrOrCrl = defineRule(TRUST['cert-is-csr-or-crl'], {
  *check(node) {
    for (const credentials of expectingCertificates(node)) {
      if (!credentials.known || credentials.artifacts.some(({ kind }) => kind === 'certificate')) continue;
      const found = credentials.artifacts.find(isRequestOrList);
      if (!found) continue;
      yield {
        message: 'notACertificate',
        data: {
          kind:
            found.kind === 'revocationList'
              ? phrase('a certificate revocation list')
              : phrase('a certificate signing request'),
          label: credentials.label,
        },
        at: credentials.at,
        related: relatedTo(credentials.at, [relatedPlace(placeOf(found), phrase('Found here'))]),
      };
    }
  },
});

function isRequestOrList({ kind }: Artifact): boolean {
  return kind === 'certificateRequest' || kind === 'revocationList';
}

function* expectingCertificates(node: NodeView): Generator<CredentialSource> {
  for (const component of node.components) {
    for (const { reference, spec } of openedViews(component)) {
      if (reference && spec && CERTIFICATE_ROLES.has(spec.role)) yield credentialSourceOf(reference, component.name);
    }
    yield* component.implied.values();
  }
  for (const { clusters, users } of node.kubeconfigs) {
    for (const { certificateAuthority } of clusters) if (certificateAuthority) yield certificateAuthority;
    for (const { clientCertificate } of users) if (clientCertificate) yield clientCertificate;
  }
}
