import { aboutChain } from '../../model/about.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { type CredentialSource, certificateListOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { baseName } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import { talosContexts } from '../../uses/lookup/talosContexts.ts';
import { certificatesIn, type TalosMachine } from '../../uses/lookup/talosMachines.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/**
 * The CA by which talosctl verifies machines, and the certificate that it presents, against the CAs of the machines of its cluster (Talos, "Managing
 * Talos PKI").
 */
export const talosconfigCaMismatch = defineRule(OBJECTS['talosconfig-ca-mismatch'], {
  *check(node, { signatures, now }) {
    for (const { name, trusted, pair, machines, accepting, machineTrust } of talosContexts(node)) {
      const [first] = certificatesIn(trusted);
      const [other] = machines;
      if (!first || !other || !machineTrust) continue;
      const [refusing] = accepting;
      const [leaf] = pair?.certificate ? certificatesIn(pair.certificate) : [];
      if (refusing && leaf && !mayAccept(leaf, machineTrust, signatures, now)) {
        yield {
          message: 'client',
          data: { context: name, file: fileOf(refusing), issuer: shortName(leaf.certificate.issuer) },
          at: placeOf(leaf),
          about: [aboutChain(leaf.certificate, machineTrust)],
          related: relatedTo(refusing),
        };
      }
      if (refusing) continue;
      yield {
        message: 'other',
        data: { context: name, file: fileOf(other) },
        at: placeOf(first),
        related: relatedTo(other),
      };
    }
  },
});

function fileOf({ document }: TalosMachine): string {
  return baseName(document.uri);
}

function relatedTo({ issuing }: TalosMachine) {
  return certificatesIn(issuing)
    .slice(0, 1)
    .map((one) => relatedPlace(placeOf(one), phrase('The CA of the machine')));
}

/** False only if it is known that none of the CAs issued it: another rule reports its dates. */
function mayAccept(
  { certificate: leaf }: CertificateArtifact,
  trusted: CredentialSource,
  signatures: SignatureTable,
  now: number,
): boolean {
  const anchors = certificateListOf(trusted);
  const outcome = verifyChain({ leaf, intermediates: [], anchors, purpose: 'any', now }, signatures);
  return outcome.kind !== 'refused' || outcome.failure.kind !== 'unknownAuthority';
}
